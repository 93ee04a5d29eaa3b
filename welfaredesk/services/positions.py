"""Where something is on the earth: both numbers or none, and in Thailand."""

from welfaredesk.errors import Issue

_LATITUDES, _LONGITUDES = (5.0, 21.0), (97.0, 106.0)


def issues(latitude: float | None, longitude: float | None, prefix: str = "") -> list[Issue]:
    """Issues of a position in degrees (fields latitude, longitude behind `prefix`)."""
    if latitude is None and longitude is None:
        return []
    if latitude is None or longitude is None:
        return [Issue(prefix + ("latitude" if latitude is None else "longitude"), "gps_half")]
    if is_thai(latitude, longitude):
        return []
    return [Issue(prefix + "latitude", "gps_outside", {"read": f"{latitude}, {longitude}"})]


def is_thai(latitude: float, longitude: float) -> bool:
    """Whether a position lies in the square around Thailand."""
    return _LATITUDES[0] <= latitude <= _LATITUDES[1] and _LONGITUDES[0] <= longitude <= _LONGITUDES[1]
