"""Making where a picture was taken the place of its house."""

from ui import messages
from ui.context import AppContext
from ui.pages.housing.photo_panel import PhotoPanel
from welfaredesk.domain.houses import House
from welfaredesk.errors import DomainError
from welfaredesk.queries.house_page import place_at
from welfaredesk.services.house_places import PlaceInput, save_place


def take_position(
    context: AppContext, panel: PhotoPanel, house: House, latitude: float, longitude: float
) -> None:
    """Keep a picture's position as the house's; what else is known of its place stays."""
    known = place_at(context.db, house)
    place = PlaceInput(known.community, known.landmark, latitude, longitude)
    try:
        saved = save_place(context.actor, context.db, house.house_no, house.moo, place, version=known.version)
    except DomainError as error:
        messages.show_error(panel, error)
        return
    context.changes.announce(saved.touched)
    context.routes.said.emit(panel.tr("บันทึกที่ตั้งบ้านแล้ว"))
