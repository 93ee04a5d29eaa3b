"""pdfium is not made for several threads: whoever works with it holds `alone` meanwhile."""

from threading import RLock

alone = RLock()
