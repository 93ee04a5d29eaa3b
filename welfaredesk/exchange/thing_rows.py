"""What reads the rows of registers that are not about people, by kind."""

from welfaredesk.exchange.device_rows import DeviceReader

ThingReader = DeviceReader
READERS: dict[str, type[ThingReader]] = {"devices": DeviceReader}
