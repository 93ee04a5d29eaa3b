"""The papers of chasing: the letter of recall, and what the loan desk's registers and reports print."""

from reports.catalog import FormSpec, Late, Reader

CHASE = (
    FormSpec(
        code="L-06",
        title="หนังสือทวงถามการคืน",
        collect=Late("welfaredesk.papers.lending_recall:collect_recall"),
        render=Late("reports.layout.letter:render"),
        to_payload=Late("welfaredesk.papers.payloads:to_payload"),
        from_payload=Reader("welfaredesk.papers.official:Letter"),
        template_version=1,
        entity="contact",
    ),
)
