"""What reads the rows of registers that are not about people, by kind."""

from welfaredesk.exchange.device_rows import DeviceReader
from welfaredesk.exchange.house_rows import HouseReader
from welfaredesk.exchange.placement_rows import PlacementReader

ThingReader = DeviceReader | HouseReader | PlacementReader
READERS: dict[str, type[ThingReader]] = {
    "devices": DeviceReader,
    "houses": HouseReader,
    "placements": PlacementReader,
}
