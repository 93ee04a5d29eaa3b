"""Excel in and out: reading workbooks, finding the header, staging rows, problem rows, exports."""
