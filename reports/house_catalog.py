"""The papers a house begins with: survey, application, the owner's consent; and the report in pictures."""

from reports.catalog import FormSpec, Late, Reader, with_blank


def _both(code: str, title: str, module: str, paper: str, entity: str) -> tuple[FormSpec, FormSpec]:
    """A form filled from a record, and the same blank (its code with a B)."""
    collect = f"welfaredesk.papers.{module}"
    word = module.partition("_")[2]
    filled = FormSpec(
        code=code,
        title=title,
        collect=Late(f"{collect}:collect_{word}"),
        render=Late(f"reports.forms.{module}:render"),
        to_payload=Late("welfaredesk.papers.payloads:to_payload"),
        from_payload=Reader(f"{collect}:{paper}"),
        template_version=1,
        entity=entity,
        moves_on=True,
        signed=True,
    )
    return with_blank(filled, f"{collect}:collect_blank_{word}")


HOUSES = (
    *_both("W-11", "แบบสำรวจสภาพที่อยู่อาศัย", "house_survey", "SurveyPaper", "house_survey"),
    *_both(
        "W-12",
        "แบบคำขอปรับสภาพแวดล้อม/ซ่อมแซมบ้าน",
        "house_application",
        "ApplicationPaper",
        "house_project",
    ),
    *_both("W-14", "หนังสือยินยอมให้ปรับปรุง/ซ่อมแซม", "house_consent", "ConsentPaper", "house_consent"),
    FormSpec(
        code="W-23",
        title="รายงานภาพก่อน–หลัง",
        collect=Late("welfaredesk.papers.house_photos:collect_photos"),
        render=Late("reports.forms.house_photos:render"),
        to_payload=Late("welfaredesk.papers.payloads:to_payload"),
        from_payload=Reader("welfaredesk.papers.house_photos:PhotoReport"),
        template_version=1,
        entity="house_project",
        kept=False,
    ),
)
