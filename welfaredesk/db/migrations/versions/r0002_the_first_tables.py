"""The first tables, the search index, and an audit trail that only grows."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = None
branch_labels = None
depends_on = None


SEARCH_INDEX = (
    """CREATE VIRTUAL TABLE person_fts USING fts5(
        search_text, content='person', content_rowid='id', tokenize='trigram')""",
    """CREATE TRIGGER person_fts_insert AFTER INSERT ON person BEGIN
        INSERT INTO person_fts (rowid, search_text) VALUES (new.id, new.search_text);
    END""",
    """CREATE TRIGGER person_fts_delete AFTER DELETE ON person BEGIN
        INSERT INTO person_fts (person_fts, rowid, search_text) VALUES ('delete', old.id, old.search_text);
    END""",
    """CREATE TRIGGER person_fts_update AFTER UPDATE OF search_text ON person BEGIN
        INSERT INTO person_fts (person_fts, rowid, search_text) VALUES ('delete', old.id, old.search_text);
        INSERT INTO person_fts (rowid, search_text) VALUES (new.id, new.search_text);
    END""",
)
AUDIT_ONLY_GROWS = tuple(
    f"""CREATE TRIGGER audit_event_no_{verb.lower()} BEFORE {verb} ON audit_event BEGIN
        SELECT RAISE(ABORT, 'audit events are only ever added');
    END"""
    for verb in ("UPDATE", "DELETE")
)


def upgrade() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("mime", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=True),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("thumb", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index("ix_attachment_subject", ["entity", "entity_id"], unique=False)

    op.create_table(
        "audit_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.create_index("ix_audit_event_entity", ["entity", "entity_id"], unique=False)

    op.create_table(
        "column_memory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("headings", sa.String(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("eras", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_column_memory")),
        sa.UniqueConstraint("headings", name=op.f("uq_column_memory_headings")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "committee_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_member")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "device_model",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("loan_days", sa.Integer(), nullable=True),
        sa.Column("consumable", sa.Boolean(), nullable=False),
        sa.Column("needs_check", sa.Boolean(), nullable=False),
        sa.Column("useful_life_years", sa.Integer(), nullable=True),
        sa.Column("low_stock", sa.Integer(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_model")),
        sa.UniqueConstraint("name", name=op.f("uq_device_model_name")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("device_model", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_device_model_category"), ["category"], unique=False)

    op.create_table(
        "donation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("donor", sa.String(), nullable=False),
        sa.Column("donor_address", sa.String(), nullable=False),
        sa.Column("donor_phone", sa.String(), nullable=False),
        sa.Column("donor_named", sa.Boolean(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("received_by", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("number_year", sa.Integer(), nullable=True),
        sa.Column("running", sa.Integer(), nullable=True),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_donation")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "fund_budget",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_source", sa.String(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("amount_satang", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_budget")),
        sa.UniqueConstraint(
            "fund_source", "fiscal_year", name=op.f("uq_fund_budget_fund_source_fiscal_year")
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "fund_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_source", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("asked", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_document")),
        sa.UniqueConstraint("fund_source", "document", name=op.f("uq_fund_document_fund_source_document")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "grant_type",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("fund_source", sa.String(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("ceiling_satang", sa.Integer(), nullable=True),
        sa.Column("per", sa.String(), nullable=False),
        sa.Column("times_per_year", sa.Integer(), nullable=True),
        sa.Column("citation", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("to_check", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grant_type")),
        sa.UniqueConstraint("code", name=op.f("uq_grant_type_code")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "house_meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.String(), nullable=False),
        sa.Column("ends_at", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("moo", sa.String(), nullable=False),
        sa.Column("residents", sa.Integer(), nullable=True),
        sa.Column("agenda", sa.JSON(), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=False),
        sa.Column("checked_by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_meeting")),
        sa.UniqueConstraint(
            "kind", "year", "moo", "round", name=op.f("uq_house_meeting_kind_year_moo_round")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("house_meeting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_meeting_held_on"), ["held_on"], unique=False)

    op.create_table(
        "house_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("objections", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_notice")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "house_place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("house_no", sa.String(), nullable=False),
        sa.Column("moo", sa.String(), nullable=False),
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("landmark", sa.String(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_place")),
        sa.UniqueConstraint("house_no", "moo", name=op.f("uq_house_place_house_no_moo")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "household",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("house_code", sa.String(), nullable=False),
        sa.Column("house_no", sa.String(), nullable=False),
        sa.Column("moo", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("household", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_household_moo"), ["moo"], unique=False)

    op.create_table(
        "import_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("added", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("undone_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_session")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "issued_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("search_text", sa.String(), nullable=False),
        sa.Column("wants_signed", sa.Boolean(), nullable=False),
        sa.Column("template_version", sa.Integer(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("issued_by", sa.String(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(), nullable=False),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_document")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("issued_document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_issued_document_mark"), ["mark"], unique=False)
        batch_op.create_index("ix_issued_document_subject", ["form", "entity", "entity_id"], unique=False)

    op.create_table(
        "list_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list_code", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_value")),
        sa.UniqueConstraint("list_code", "code", name=op.f("uq_list_value_list_code_code")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "minimum_wage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("province", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("day_satang", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minimum_wage")),
        sa.UniqueConstraint("province", "from_on", name=op.f("uq_minimum_wage_province_from_on")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "number_series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_series")),
        sa.UniqueConstraint("series", "year", name=op.f("uq_number_series_series_year")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "office_profile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("division", sa.String(), nullable=False),
        sa.Column("tambon", sa.String(), nullable=False),
        sa.Column("amphoe", sa.String(), nullable=False),
        sa.Column("province", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("loan_days", sa.Integer(), nullable=False),
        sa.Column("near_due_days", sa.Integer(), nullable=False),
        sa.Column("recall_days", sa.Integer(), nullable=False),
        sa.Column("offer_days", sa.Integer(), nullable=False),
        sa.Column("consent_years", sa.Integer(), nullable=False),
        sa.Column("notice_days", sa.Integer(), nullable=False),
        sa.Column("visit_days", sa.String(), nullable=False),
        sa.Column("waiting_stops_renewal", sa.Boolean(), nullable=False),
        sa.Column("code_pattern", sa.String(), nullable=False),
        sa.Column("letter_signer", sa.String(), nullable=False),
        sa.Column("fax", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_office_profile_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_profile")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "office_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("written_by", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_text")),
        sa.UniqueConstraint("code", "valid_from", name=op.f("uq_office_text_code_valid_from")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("tax_no", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("province", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("name_key", name=op.f("uq_organisation_name_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.Column("nickname", sa.String(), nullable=False),
        sa.Column("sex", sa.String(), nullable=True),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("birth_precision", sa.String(), nullable=False),
        sa.Column("died_on", sa.Date(), nullable=True),
        sa.Column("moved_out_on", sa.Date(), nullable=True),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("no_id_reason", sa.String(), nullable=False),
        sa.Column("marital", sa.String(), nullable=False),
        sa.Column("occupation", sa.String(), nullable=False),
        sa.Column("income_satang", sa.Integer(), nullable=True),
        sa.Column("income_source", sa.String(), nullable=False),
        sa.Column("health_right", sa.String(), nullable=False),
        sa.Column("welfare_card", sa.Boolean(), nullable=True),
        sa.Column("sso_section", sa.String(), nullable=False),
        sa.Column("sso_option", sa.String(), nullable=False),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("sort_key", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("search_text", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["merged_into_id"], ["person.id"], name=op.f("fk_person_merged_into_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_birth_date"), ["birth_date"], unique=False)
        batch_op.create_index("ix_person_in_order", ["sort_key", "id", "name_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_merged_into_id"), ["merged_into_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_name_key"), ["name_key"], unique=False)

    op.create_table(
        "saved_filter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_filter")),
        sa.UniqueConstraint("area", "name", name=op.f("uq_saved_filter_area_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "series_setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("year_kind", sa.String(), nullable=False),
        sa.Column("pattern", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_setting")),
        sa.UniqueConstraint("series", name=op.f("uq_series_setting_series")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "signatory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("paper_group", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("acting_for", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatory")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("signatory", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signatory_role"), ["role"], unique=False)

    op.create_table(
        "stock_take",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("checkers", sa.String(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("started_by", sa.String(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_take")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "address",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("house_no", sa.String(), nullable=False),
        sa.Column("moo", sa.String(), nullable=False),
        sa.Column("community", sa.String(), nullable=False),
        sa.Column("alley", sa.String(), nullable=False),
        sa.Column("soi", sa.String(), nullable=False),
        sa.Column("road", sa.String(), nullable=False),
        sa.Column("tambon", sa.String(), nullable=False),
        sa.Column("amphoe", sa.String(), nullable=False),
        sa.Column("province", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("landmark", sa.String(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_address_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address")),
        sa.UniqueConstraint("person_id", "kind", name=op.f("uq_address_person_id_kind")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("address", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_address_house_no"), ["house_no"], unique=False)
        batch_op.create_index(batch_op.f("ix_address_moo"), ["moo"], unique=False)

    op.create_table(
        "assessment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("assessor", sa.String(), nullable=False),
        sa.Column("informant", sa.String(), nullable=False),
        sa.Column("scores", sa.JSON(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("caregiver", sa.String(), nullable=False),
        sa.Column("pressure_sore", sa.Boolean(), nullable=False),
        sa.Column("catheter", sa.Boolean(), nullable=False),
        sa.Column("elderly_club", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("total BETWEEN 0 AND 20", name=op.f("ck_assessment_total")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_assessment_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("assessment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assessment_person_id"), ["person_id"], unique=False)

    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("notice_version", sa.String(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("health", sa.Boolean(), nullable=False),
        sa.Column("photo", sa.Boolean(), nullable=False),
        sa.Column("sharing", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_consent_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_person_id"), ["person_id"], unique=False)

    op.create_table(
        "disability_card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("card_no", sa.String(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("lifetime", sa.Boolean(), nullable=False),
        sa.Column("caregiver", sa.String(), nullable=False),
        sa.Column("caregiver_relation", sa.String(), nullable=False),
        sa.Column("caregiver_id", sa.Integer(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["caregiver_id"], ["person.id"], name=op.f("fk_disability_card_caregiver_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_disability_card_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disability_card")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("disability_card", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_disability_card_caregiver_id"), ["caregiver_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_disability_card_person_id"), ["person_id"], unique=False)

    op.create_table(
        "disability_type",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Integer(), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_disability_type_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disability_type")),
        sa.UniqueConstraint("person_id", "code", name=op.f("uq_disability_type_person_id_code")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "donation_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("donation_id", sa.Integer(), nullable=False),
        sa.Column("model_id", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("condition", sa.String(), nullable=False),
        sa.Column("value_satang", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["donation_id"], ["donation.id"], name=op.f("fk_donation_line_donation_id")),
        sa.ForeignKeyConstraint(["model_id"], ["device_model.id"], name=op.f("fk_donation_line_model_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_donation_line")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("donation_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_donation_line_donation_id"), ["donation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_donation_line_model_id"), ["model_id"], unique=False)

    op.create_table(
        "employment_letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("addressee", sa.String(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("number_year", sa.Integer(), nullable=True),
        sa.Column("running", sa.Integer(), nullable=True),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_employment_letter_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employment_letter")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("employment_letter", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_employment_letter_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "enrolment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("programme", sa.String(), nullable=False),
        sa.Column("amount_satang", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("register_no", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_enrolment_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.create_index(
            "uq_enrolment_now", ["person_id", "programme"], unique=True, sqlite_where=sa.text("to_on IS NULL")
        )

    op.create_table(
        "group_membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("group_code", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_group_membership_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_membership")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("group_membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_membership_group_code"), ["group_code"], unique=False)
        batch_op.create_index(
            "uq_group_membership_now",
            ["person_id", "group_code"],
            unique=True,
            sqlite_where=sa.text("to_on IS NULL"),
        )

    op.create_table(
        "help_elsewhere",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("house_no", sa.String(), nullable=False),
        sa.Column("moo", sa.String(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("amount_satang", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("told_by", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_help_elsewhere_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_elsewhere")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("help_elsewhere", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_help_elsewhere_person_id"), ["person_id"], unique=False)

    op.create_table(
        "home_visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("visited_on", sa.Date(), nullable=False),
        sa.Column("visitor", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("findings", sa.String(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_home_visit_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home_visit")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("home_visit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_home_visit_person_id"), ["person_id"], unique=False)

    op.create_table(
        "house_meeting_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("presence", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["house_meeting.id"], name=op.f("fk_house_meeting_person_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_meeting_person")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("house_meeting_person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_meeting_person_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "house_survey",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.Column("house_no", sa.String(), nullable=False),
        sa.Column("moo", sa.String(), nullable=False),
        sa.Column("surveyed_on", sa.Date(), nullable=False),
        sa.Column("surveyor", sa.String(), nullable=False),
        sa.Column("house_owner", sa.String(), nullable=False),
        sa.Column("land_owner", sa.String(), nullable=False),
        sa.Column("house_type", sa.String(), nullable=False),
        sa.Column("floors", sa.Integer(), nullable=True),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("facilities", sa.JSON(), nullable=False),
        sa.Column("suitable", sa.Boolean(), nullable=False),
        sa.Column("urgency", sa.Integer(), nullable=True),
        sa.Column("needs", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("number_year", sa.Integer(), nullable=True),
        sa.Column("running", sa.Integer(), nullable=True),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_house_survey_household_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_survey")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("house_survey", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_survey_household_id"), ["household_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_house_survey_moo"), ["moo"], unique=False)

    op.create_table(
        "household_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_household_member_household_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_household_member_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household_member")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("household_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_household_member_household_id"), ["household_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_household_member_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "uq_household_member_head",
            ["household_id"],
            unique=True,
            sqlite_where=sa.text("to_on IS NULL AND relation = 'head'"),
        )
        batch_op.create_index(
            "uq_household_member_now", ["person_id"], unique=True, sqlite_where=sa.text("to_on IS NULL")
        )

    op.create_table(
        "import_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("raw", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("fixed_by", sa.Integer(), nullable=True),
        sa.Column("undo", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("decision", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["fixed_by"], ["import_session.id"], name=op.f("fk_import_row_fixed_by")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_import_row_person_id")),
        sa.ForeignKeyConstraint(["session_id"], ["import_session.id"], name=op.f("fk_import_row_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_row")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("import_row", schema=None) as batch_op:
        batch_op.create_index(
            "ix_import_row_decided", ["id"], unique=False, sqlite_where=sa.text("decision IS NOT NULL")
        )
        batch_op.create_index(batch_op.f("ix_import_row_fingerprint"), ["fingerprint"], unique=False)
        batch_op.create_index(batch_op.f("ix_import_row_fixed_by"), ["fixed_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_import_row_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_import_row_session_id"), ["session_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_import_row_status"), ["status"], unique=False)

    op.create_table(
        "job_opening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=False),
        sa.Column("workplace_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("work_kind", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("wage_satang", sa.Integer(), nullable=True),
        sa.Column("wage_unit", sa.String(), nullable=False),
        sa.Column("moo", sa.String(), nullable=False),
        sa.Column("tambon", sa.String(), nullable=False),
        sa.Column("amphoe", sa.String(), nullable=False),
        sa.Column("accessible", sa.Boolean(), nullable=True),
        sa.Column("supports", sa.JSON(), nullable=False),
        sa.Column("limits", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("close_reason", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["organisation.id"], name=op.f("fk_job_opening_employer_id")
        ),
        sa.ForeignKeyConstraint(
            ["workplace_id"], ["organisation.id"], name=op.f("fk_job_opening_workplace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_opening")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("job_opening", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_job_opening_employer_id"), ["employer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_job_opening_workplace_id"), ["workplace_id"], unique=False)

    op.create_table(
        "job_seeker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("education", sa.String(), nullable=False),
        sa.Column("skills", sa.String(), nullable=False),
        sa.Column("experience", sa.String(), nullable=False),
        sa.Column("work_kinds", sa.JSON(), nullable=False),
        sa.Column("wanted_work", sa.String(), nullable=False),
        sa.Column("wage_satang", sa.Integer(), nullable=True),
        sa.Column("wage_unit", sa.String(), nullable=False),
        sa.Column("available_on", sa.Date(), nullable=True),
        sa.Column("reach", sa.String(), nullable=False),
        sa.Column("travel", sa.String(), nullable=False),
        sa.Column("family_support", sa.String(), nullable=False),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("needs_note", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("close_reason", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_job_seeker_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_seeker")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("job_seeker", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_job_seeker_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "uq_job_seeker_now", ["person_id"], unique=True, sqlite_where=sa.text("closed_on IS NULL")
        )

    op.create_table(
        "kit_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("model_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("replacement_satang", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["model_id"], ["device_model.id"], name=op.f("fk_kit_part_model_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kit_part")),
        sa.UniqueConstraint("model_id", "name", name=op.f("uq_kit_part_model_id_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "life_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_life_event_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_life_event")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("life_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_life_event_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "uq_life_event_waiting",
            ["person_id", "kind"],
            unique=True,
            sqlite_where=sa.text("confirmed IS NULL"),
        )

    op.create_table(
        "loan_contract",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("borrower_id", sa.Integer(), nullable=True),
        sa.Column("borrower_name", sa.String(), nullable=False),
        sa.Column("beneficiary_id", sa.Integer(), nullable=True),
        sa.Column("guarantor_id", sa.Integer(), nullable=True),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("lent_on", sa.Date(), nullable=False),
        sa.Column("backdate_reason", sa.String(), nullable=False),
        sa.Column("override_reason", sa.String(), nullable=False),
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("liability", sa.String(), nullable=False),
        sa.Column("approver", sa.String(), nullable=False),
        sa.Column("giver", sa.String(), nullable=False),
        sa.Column("lent_by", sa.String(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(), nullable=True),
        sa.Column("cancelled_by", sa.String(), nullable=False),
        sa.Column("cancel_reason", sa.String(), nullable=False),
        sa.Column("number_year", sa.Integer(), nullable=True),
        sa.Column("running", sa.Integer(), nullable=True),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["beneficiary_id"], ["person.id"], name=op.f("fk_loan_contract_beneficiary_id")
        ),
        sa.ForeignKeyConstraint(["borrower_id"], ["person.id"], name=op.f("fk_loan_contract_borrower_id")),
        sa.ForeignKeyConstraint(["guarantor_id"], ["person.id"], name=op.f("fk_loan_contract_guarantor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_contract")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("loan_contract", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_loan_contract_beneficiary_id"), ["beneficiary_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_loan_contract_borrower_id"), ["borrower_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_loan_contract_guarantor_id"), ["guarantor_id"], unique=False)

    op.create_table(
        "loan_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("borrower_class", sa.String(), nullable=True),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("model_id", sa.Integer(), nullable=True),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["model_id"], ["device_model.id"], name=op.f("fk_loan_rule_model_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_rule")),
        sa.UniqueConstraint(
            "name",
            "borrower_class",
            "category",
            "model_id",
            name=op.f("uq_loan_rule_name_borrower_class_category_model_id"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "not_same_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_not_same_person_ordered")),
        sa.ForeignKeyConstraint(["first_id"], ["person.id"], name=op.f("fk_not_same_person_first_id")),
        sa.ForeignKeyConstraint(["second_id"], ["person.id"], name=op.f("fk_not_same_person_second_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_not_same_person")),
        sa.UniqueConstraint("first_id", "second_id", name=op.f("uq_not_same_person_first_id_second_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "organisation_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("contacted_on", sa.Date(), nullable=False),
        sa.Column("contacted_by", sa.String(), nullable=False),
        sa.Column("spoke_with", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("next_action", sa.String(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_organisation_contact_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_contact")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("organisation_contact", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_organisation_contact_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "organisation_headcount",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("staff", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_organisation_headcount_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_headcount")),
        sa.UniqueConstraint(
            "organisation_id", "year", name=op.f("uq_organisation_headcount_organisation_id_year")
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "person_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_alias_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_alias")),
        sa.UniqueConstraint(
            "person_id", "title", "first", "last", name=op.f("uq_person_alias_person_id_title_first_last")
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "person_identifier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_identifier_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_identifier")),
        sa.UniqueConstraint("kind", "value", name=op.f("uq_person_identifier_kind_value")),
        sa.UniqueConstraint("person_id", "kind", name=op.f("uq_person_identifier_person_id_kind")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "person_merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kept_id", sa.Integer(), nullable=False),
        sa.Column("gone_id", sa.Integer(), nullable=False),
        sa.Column("merged_at", sa.DateTime(), nullable=False),
        sa.Column("merged_by", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("undone_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["gone_id"], ["person.id"], name=op.f("fk_person_merge_gone_id")),
        sa.ForeignKeyConstraint(["kept_id"], ["person.id"], name=op.f("fk_person_merge_kept_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_merge")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("person_merge", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_merge_gone_id"), ["gone_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_merge_kept_id"), ["kept_id"], unique=False)

    op.create_table(
        "person_phone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_phone_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_phone")),
        sa.UniqueConstraint("person_id", "number", name=op.f("uq_person_phone_person_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "person_photo",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("jpeg", sa.LargeBinary(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_photo_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_person_photo")),
    )
    op.create_table(
        "restriction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("set_by", sa.String(), nullable=False),
        sa.Column("lifted_at", sa.DateTime(), nullable=True),
        sa.Column("lifted_by", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_restriction_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restriction")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("restriction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_restriction_person_id"), ["person_id"], unique=False)

    op.create_table(
        "stock_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("model_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("moved_on", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("price_satang", sa.Integer(), nullable=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("moved_by", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["model_id"], ["device_model.id"], name=op.f("fk_stock_move_model_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_stock_move_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_move")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("stock_move", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stock_move_model_id"), ["model_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_stock_move_person_id"), ["person_id"], unique=False)

    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("contacted_on", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("letter_level", sa.Integer(), nullable=True),
        sa.Column("return_by", sa.Date(), nullable=True),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("contacted_by", sa.String(), nullable=False),
        sa.Column("number_year", sa.Integer(), nullable=True),
        sa.Column("running", sa.Integer(), nullable=True),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["contract_id"], ["loan_contract.id"], name=op.f("fk_contact_contract_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_contract_id"), ["contract_id"], unique=False)

    op.create_table(
        "device_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("model_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("code_key", sa.String(), nullable=False),
        sa.Column("asset_no", sa.String(), nullable=False),
        sa.Column("asset_key", sa.String(), nullable=True),
        sa.Column("serial", sa.String(), nullable=False),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("acquired_how", sa.String(), nullable=False),
        sa.Column("acquired_on", sa.Date(), nullable=True),
        sa.Column("price_satang", sa.Integer(), nullable=True),
        sa.Column("donor", sa.String(), nullable=False),
        sa.Column("donor_address", sa.String(), nullable=False),
        sa.Column("donor_phone", sa.String(), nullable=False),
        sa.Column("donor_named", sa.Boolean(), nullable=False),
        sa.Column("document_no", sa.String(), nullable=False),
        sa.Column("fund", sa.String(), nullable=False),
        sa.Column("condition", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("custodian", sa.String(), nullable=False),
        sa.Column("disposed_on", sa.Date(), nullable=True),
        sa.Column("donation_line_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["donation_line_id"], ["donation_line.id"], name=op.f("fk_device_item_donation_line_id")
        ),
        sa.ForeignKeyConstraint(["model_id"], ["device_model.id"], name=op.f("fk_device_item_model_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_item")),
        sa.UniqueConstraint("asset_key", name=op.f("uq_device_item_asset_key")),
        sa.UniqueConstraint("code_key", name=op.f("uq_device_item_code_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("device_item", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_device_item_donation_line_id"), ["donation_line_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_device_item_model_id"), ["model_id"], unique=False)

    op.create_table(
        "employment_letter_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["employment_letter.id"], name=op.f("fk_employment_letter_person_letter_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_employment_letter_person_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employment_letter_person")),
        sa.UniqueConstraint(
            "letter_id", "person_id", name=op.f("uq_employment_letter_person_letter_id_person_id")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("employment_letter_person", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_employment_letter_person_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "house_project",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("person_name", sa.String(), nullable=False),
        sa.Column("group_code", sa.String(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.Column("survey_id", sa.Integer(), nullable=True),
        sa.Column("house_no", sa.String(), nullable=False),
        sa.Column("moo", sa.String(), nullable=False),
        sa.Column("support_kind", sa.String(), nullable=False),
        sa.Column("work_items", sa.JSON(), nullable=False),
        sa.Column("approved_satang", sa.Integer(), nullable=True),
        sa.Column("mou_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("number_year", sa.Integer(), nullable=True),
        sa.Column("running", sa.Integer(), nullable=True),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_house_project_household_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_house_project_person_id")),
        sa.ForeignKeyConstraint(["survey_id"], ["house_survey.id"], name=op.f("fk_house_project_survey_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_project")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("house_project", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_project_fiscal_year"), ["fiscal_year"], unique=False)
        batch_op.create_index(batch_op.f("ix_house_project_household_id"), ["household_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_house_project_moo"), ["moo"], unique=False)
        batch_op.create_index(batch_op.f("ix_house_project_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_house_project_survey_id"), ["survey_id"], unique=False)

    op.create_table(
        "house_survey_resident",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_house_survey_resident_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["survey_id"], ["house_survey.id"], name=op.f("fk_house_survey_resident_survey_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_survey_resident")),
        sa.UniqueConstraint(
            "survey_id", "person_id", name=op.f("uq_house_survey_resident_survey_id_person_id")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("house_survey_resident", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_survey_resident_person_id"), ["person_id"], unique=False)

    op.create_table(
        "job_offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("opening_id", sa.Integer(), nullable=False),
        sa.Column("seeker_id", sa.Integer(), nullable=False),
        sa.Column("offered_on", sa.Date(), nullable=False),
        sa.Column("offered_by", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("declined_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["opening_id"], ["job_opening.id"], name=op.f("fk_job_offer_opening_id")),
        sa.ForeignKeyConstraint(
            ["seeker_id"],
            ["job_seeker.id"],
            name=op.f("fk_job_offer_seeker_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_offer")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("job_offer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_job_offer_opening_id"), ["opening_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_job_offer_seeker_id"), ["seeker_id"], unique=False)

    op.create_table(
        "loan_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("applicant_id", sa.Integer(), nullable=False),
        sa.Column("beneficiary_id", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("model_id", sa.Integer(), nullable=False),
        sa.Column("features", sa.String(), nullable=False),
        sa.Column("need", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("wanted_from", sa.Date(), nullable=True),
        sa.Column("wanted_to", sa.Date(), nullable=True),
        sa.Column("delivery", sa.String(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decision_note", sa.String(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_reason", sa.String(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=True),
        sa.Column("number_year", sa.Integer(), nullable=True),
        sa.Column("running", sa.Integer(), nullable=True),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["applicant_id"], ["person.id"], name=op.f("fk_loan_request_applicant_id")),
        sa.ForeignKeyConstraint(
            ["beneficiary_id"], ["person.id"], name=op.f("fk_loan_request_beneficiary_id")
        ),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["loan_contract.id"], name=op.f("fk_loan_request_contract_id")
        ),
        sa.ForeignKeyConstraint(["model_id"], ["device_model.id"], name=op.f("fk_loan_request_model_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_request")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("loan_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_loan_request_applicant_id"), ["applicant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_loan_request_beneficiary_id"), ["beneficiary_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_loan_request_contract_id"), ["contract_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_loan_request_model_id"), ["model_id"], unique=False)

    op.create_table(
        "loan_return",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("returned_on", sa.Date(), nullable=False),
        sa.Column("returner", sa.String(), nullable=False),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("received_by", sa.String(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("undone_by", sa.String(), nullable=False),
        sa.Column("undo_reason", sa.String(), nullable=False),
        sa.Column("number_year", sa.Integer(), nullable=True),
        sa.Column("running", sa.Integer(), nullable=True),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["loan_contract.id"], name=op.f("fk_loan_return_contract_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_return")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("loan_return", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_loan_return_contract_id"), ["contract_id"], unique=False)

    op.create_table(
        "placement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("person_name", sa.String(), nullable=False),
        sa.Column("caregiver_id", sa.Integer(), nullable=True),
        sa.Column("caregiver_name", sa.String(), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=False),
        sa.Column("workplace_id", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("wage_satang", sa.Integer(), nullable=True),
        sa.Column("wage_unit", sa.String(), nullable=False),
        sa.Column("value_satang", sa.Integer(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(), nullable=False),
        sa.Column("opening_id", sa.Integer(), nullable=True),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["caregiver_id"], ["person.id"], name=op.f("fk_placement_caregiver_id")),
        sa.ForeignKeyConstraint(["employer_id"], ["organisation.id"], name=op.f("fk_placement_employer_id")),
        sa.ForeignKeyConstraint(["opening_id"], ["job_opening.id"], name=op.f("fk_placement_opening_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_placement_person_id")),
        sa.ForeignKeyConstraint(["replaces_id"], ["placement.id"], name=op.f("fk_placement_replaces_id")),
        sa.ForeignKeyConstraint(
            ["workplace_id"], ["organisation.id"], name=op.f("fk_placement_workplace_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement")),
        sa.UniqueConstraint("replaces_id", name=op.f("uq_placement_replaces_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_placement_caregiver_id"), ["caregiver_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_placement_employer_id"), ["employer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_placement_opening_id"), ["opening_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_placement_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_placement_workplace_id"), ["workplace_id"], unique=False)

    op.create_table(
        "renewal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("seen", sa.Boolean(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("condition", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("approver", sa.String(), nullable=False),
        sa.Column("renewed_by", sa.String(), nullable=False),
        sa.Column("number_year", sa.Integer(), nullable=True),
        sa.Column("running", sa.Integer(), nullable=True),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["contract_id"], ["loan_contract.id"], name=op.f("fk_renewal_contract_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_renewal")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("renewal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_renewal_contract_id"), ["contract_id"], unique=False)

    op.create_table(
        "hold",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("model_id", sa.Integer(), nullable=False),
        sa.Column("need", sa.Integer(), nullable=False),
        sa.Column("queued_at", sa.DateTime(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("offered_on", sa.Date(), nullable=True),
        sa.Column("offer_until", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["device_item.id"], name=op.f("fk_hold_item_id")),
        sa.ForeignKeyConstraint(["model_id"], ["device_model.id"], name=op.f("fk_hold_model_id")),
        sa.ForeignKeyConstraint(["request_id"], ["loan_request.id"], name=op.f("fk_hold_request_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hold_model_id"), ["model_id"], unique=False)
        batch_op.create_index(
            "uq_hold_offered_item", ["item_id"], unique=True, sqlite_where=sa.text("closed_on IS NULL")
        )
        batch_op.create_index(
            "uq_hold_open_request", ["request_id"], unique=True, sqlite_where=sa.text("closed_on IS NULL")
        )

    op.create_table(
        "house_application",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=False),
        sa.Column("applicant_id", sa.Integer(), nullable=True),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("owner", sa.Boolean(), nullable=True),
        sa.Column("lived_months", sa.Integer(), nullable=True),
        sa.Column("moved_after_disability", sa.Boolean(), nullable=False),
        sa.Column("details", sa.String(), nullable=False),
        sa.Column("earlier", sa.JSON(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("cash", sa.Boolean(), nullable=False),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["applicant_id"], ["person.id"], name=op.f("fk_house_application_applicant_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["house_project.id"], name=op.f("fk_house_application_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_application")),
        sa.UniqueConstraint("project_id", name=op.f("uq_house_application_project_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("house_application", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_application_applicant_id"), ["applicant_id"], unique=False)

    op.create_table(
        "house_consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("owner_name", sa.String(), nullable=False),
        sa.Column("owner_number", sa.String(), nullable=False),
        sa.Column("owner_address", sa.String(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("years", sa.Integer(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("number_year", sa.Integer(), nullable=True),
        sa.Column("running", sa.Integer(), nullable=True),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_house_consent_owner_id")),
        sa.ForeignKeyConstraint(
            ["project_id"], ["house_project.id"], name=op.f("fk_house_consent_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_consent")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("house_consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_consent_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_house_consent_project_id"), ["project_id"], unique=False)

    op.create_table(
        "house_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("waived", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["house_project.id"], name=op.f("fk_house_document_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_document")),
        sa.UniqueConstraint("project_id", "document", name=op.f("uq_house_document_project_id_document")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "house_follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("visited_on", sa.Date(), nullable=False),
        sa.Column("visitor", sa.String(), nullable=False),
        sa.Column("findings", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["house_project.id"], name=op.f("fk_house_follow_up_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_follow_up")),
        sa.UniqueConstraint("project_id", "months", name=op.f("uq_house_follow_up_project_id_months")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "house_funding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("fund_source", sa.String(), nullable=False),
        sa.Column("grant_type", sa.String(), nullable=False),
        sa.Column("amount_satang", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["project_id"], ["house_project.id"], name=op.f("fk_house_funding_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_funding")),
        sa.UniqueConstraint(
            "project_id", "fund_source", name=op.f("uq_house_funding_project_id_fund_source")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("house_funding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_funding_fund_source"), ["fund_source"], unique=False)

    op.create_table(
        "house_gift",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("giver", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("value_satang", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["house_project.id"], name=op.f("fk_house_gift_project_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_gift")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("house_gift", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_gift_project_id"), ["project_id"], unique=False)

    op.create_table(
        "house_handover",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("finished_on", sa.Date(), nullable=False),
        sa.Column("handed_on", sa.Date(), nullable=False),
        sa.Column("works", sa.JSON(), nullable=False),
        sa.Column("left_over", sa.String(), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("to_mend", sa.String(), nullable=False),
        sa.Column("thumbprint", sa.Boolean(), nullable=False),
        sa.Column("witnesses", sa.JSON(), nullable=False),
        sa.Column("committee", sa.JSON(), nullable=False),
        sa.Column("responsible", sa.String(), nullable=False),
        sa.Column("responsible_position", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["house_project.id"], name=op.f("fk_house_handover_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_handover")),
        sa.UniqueConstraint("project_id", name=op.f("uq_house_handover_project_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "house_letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("to", sa.String(), nullable=False),
        sa.Column("asked_satang", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("enclosures", sa.JSON(), nullable=False),
        sa.Column("number_year", sa.Integer(), nullable=True),
        sa.Column("running", sa.Integer(), nullable=True),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["house_project.id"], name=op.f("fk_house_letter_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_letter")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("house_letter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_letter_project_id"), ["project_id"], unique=False)

    op.create_table(
        "house_meeting_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("resolution", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["house_meeting.id"], name=op.f("fk_house_meeting_case_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["house_project.id"], name=op.f("fk_house_meeting_case_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_meeting_case")),
        sa.UniqueConstraint(
            "meeting_id", "project_id", name=op.f("uq_house_meeting_case_meeting_id_project_id")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("house_meeting_case", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_meeting_case_project_id"), ["project_id"], unique=False)

    op.create_table(
        "house_notice_project",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["house_notice.id"], name=op.f("fk_house_notice_project_notice_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["house_project.id"], name=op.f("fk_house_notice_project_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_notice_project")),
        sa.UniqueConstraint(
            "notice_id", "project_id", name=op.f("uq_house_notice_project_notice_id_project_id")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("house_notice_project", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_notice_project_project_id"), ["project_id"], unique=False)

    op.create_table(
        "house_partner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("duty", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_house_partner_organisation_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_house_partner_person_id")),
        sa.ForeignKeyConstraint(
            ["project_id"], ["house_project.id"], name=op.f("fk_house_partner_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_partner")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("house_partner", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_house_partner_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_house_partner_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_house_partner_project_id"), ["project_id"], unique=False)

    op.create_table(
        "house_payment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("fund_source", sa.String(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("amount_satang", sa.Integer(), nullable=False),
        sa.Column("payee_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("payee", sa.String(), nullable=False),
        sa.Column("payee_address", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("thumbprint", sa.Boolean(), nullable=False),
        sa.Column("over_reason", sa.String(), nullable=False),
        sa.Column("paid_by", sa.String(), nullable=False),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("voided_by", sa.String(), nullable=False),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.Column("number_year", sa.Integer(), nullable=True),
        sa.Column("running", sa.Integer(), nullable=True),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_house_payment_organisation_id")
        ),
        sa.ForeignKeyConstraint(["payee_id"], ["person.id"], name=op.f("fk_house_payment_payee_id")),
        sa.ForeignKeyConstraint(
            ["project_id"], ["house_project.id"], name=op.f("fk_house_payment_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_payment")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("house_payment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_payment_fund_source"), ["fund_source"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_house_payment_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_house_payment_payee_id"), ["payee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_house_payment_project_id"), ["project_id"], unique=False)

    op.create_table(
        "house_project_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("done_by", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("lacked", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["house_project.id"], name=op.f("fk_house_project_step_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_project_step")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("house_project_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_project_step_project_id"), ["project_id"], unique=False)

    op.create_table(
        "house_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("wanted", sa.String(), nullable=False),
        sa.Column("sufferers", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["house_project.id"], name=op.f("fk_house_request_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_request")),
        sa.UniqueConstraint("project_id", name=op.f("uq_house_request_project_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "house_screening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("screened_on", sa.Date(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("screened_by", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["house_project.id"], name=op.f("fk_house_screening_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_screening")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("house_screening", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_screening_project_id"), ["project_id"], unique=False)

    op.create_table(
        "house_work_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("workers", sa.String(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["house_project.id"], name=op.f("fk_house_work_day_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_work_day")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("house_work_day", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_work_day_project_id"), ["project_id"], unique=False)

    op.create_table(
        "loan_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("original_due_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("condition_out", sa.String(), nullable=False),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("return_day_known", sa.Boolean(), nullable=False),
        sa.Column("condition_in", sa.String(), nullable=True),
        sa.Column("return_note", sa.String(), nullable=False),
        sa.Column("returner", sa.String(), nullable=False),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("received_by", sa.String(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=True),
        sa.Column("ready_on", sa.Date(), nullable=True),
        sa.Column("ready_by", sa.String(), nullable=False),
        sa.Column("ready_note", sa.String(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contract_id"], ["loan_contract.id"], name=op.f("fk_loan_line_contract_id")),
        sa.ForeignKeyConstraint(["item_id"], ["device_item.id"], name=op.f("fk_loan_line_item_id")),
        sa.ForeignKeyConstraint(["return_id"], ["loan_return.id"], name=op.f("fk_loan_line_return_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_line")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("loan_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_loan_line_contract_id"), ["contract_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_loan_line_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_loan_line_return_id"), ["return_id"], unique=False)
        batch_op.create_index(
            "uq_loan_line_open_item",
            ["item_id"],
            unique=True,
            sqlite_where=sa.text("returned_on IS NULL AND cancelled = 0"),
        )

    op.create_table(
        "placement_renewal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("was_until", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("was_wage_satang", sa.Integer(), nullable=True),
        sa.Column("was_wage_unit", sa.String(), nullable=False),
        sa.Column("wage_satang", sa.Integer(), nullable=True),
        sa.Column("wage_unit", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_placement_renewal_placement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_renewal")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("placement_renewal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_placement_renewal_placement_id"), ["placement_id"], unique=False)

    op.create_table(
        "placement_suspension",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("suspended_on", sa.Date(), nullable=False),
        sa.Column("resumed_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_placement_suspension_placement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_suspension")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("placement_suspension", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_placement_suspension_placement_id"), ["placement_id"], unique=False
        )

    op.create_table(
        "placement_visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("visited_on", sa.Date(), nullable=False),
        sa.Column("visitor", sa.String(), nullable=False),
        sa.Column("attendance", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("problems", sa.String(), nullable=False),
        sa.Column("supports", sa.JSON(), nullable=False),
        sa.Column("support", sa.String(), nullable=False),
        sa.Column("employer_comment", sa.String(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_placement_visit_placement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_visit")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("placement_visit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_placement_visit_placement_id"), ["placement_id"], unique=False)

    op.create_table(
        "stock_take_scan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stock_take_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("scanned_at", sa.DateTime(), nullable=False),
        sa.Column("scanned_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["device_item.id"], name=op.f("fk_stock_take_scan_item_id")),
        sa.ForeignKeyConstraint(
            ["stock_take_id"], ["stock_take.id"], name=op.f("fk_stock_take_scan_stock_take_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_take_scan")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("stock_take_scan", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stock_take_scan_stock_take_id"), ["stock_take_id"], unique=False)

    op.create_table(
        "work_certificate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("with_wage", sa.Boolean(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("number_year", sa.Integer(), nullable=True),
        sa.Column("running", sa.Integer(), nullable=True),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_work_certificate_placement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_certificate")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("work_certificate", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_certificate_placement_id"), ["placement_id"], unique=False)

    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("estimate_satang", sa.Integer(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("settled_how", sa.String(), nullable=False),
        sa.Column("amount_satang", sa.Integer(), nullable=True),
        sa.Column("settled_by", sa.String(), nullable=False),
        sa.Column("lendable_reason", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["line_id"], ["loan_line.id"], name=op.f("fk_claim_line_id")),
        sa.ForeignKeyConstraint(["return_id"], ["loan_return.id"], name=op.f("fk_claim_return_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claim_line_id"), ["line_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_claim_return_id"), ["return_id"], unique=False)

    op.create_table(
        "hold_passed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("hold_id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["loan_contract.id"], name=op.f("fk_hold_passed_contract_id")
        ),
        sa.ForeignKeyConstraint(["hold_id"], ["hold.id"], name=op.f("fk_hold_passed_hold_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold_passed")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("hold_passed", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hold_passed_contract_id"), ["contract_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_hold_passed_hold_id"), ["hold_id"], unique=False)

    op.create_table(
        "house_estimate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("after_step_id", sa.Integer(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["after_step_id"], ["house_project_step.id"], name=op.f("fk_house_estimate_after_step_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["house_project.id"], name=op.f("fk_house_estimate_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_estimate")),
        sa.UniqueConstraint("project_id", "number", name=op.f("uq_house_estimate_project_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "inspection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=True),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("inspected_on", sa.Date(), nullable=False),
        sa.Column("condition", sa.String(), nullable=False),
        sa.Column("cleaned", sa.Boolean(), nullable=False),
        sa.Column("checked", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("inspected_by", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["device_item.id"], name=op.f("fk_inspection_item_id")),
        sa.ForeignKeyConstraint(["line_id"], ["loan_line.id"], name=op.f("fk_inspection_line_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("inspection", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inspection_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_inspection_line_id"), ["line_id"], unique=False)

    op.create_table(
        "loan_line_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("quantity_out", sa.Integer(), nullable=False),
        sa.Column("quantity_in", sa.Integer(), nullable=True),
        sa.Column("replacement_satang", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["line_id"], ["loan_line.id"], name=op.f("fk_loan_line_part_line_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_line_part")),
        sa.UniqueConstraint("line_id", "name", name=op.f("uq_loan_line_part_line_id_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "renewal_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("renewal_id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("old_due_on", sa.Date(), nullable=False),
        sa.Column("new_due_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["line_id"], ["loan_line.id"], name=op.f("fk_renewal_line_line_id")),
        sa.ForeignKeyConstraint(["renewal_id"], ["renewal.id"], name=op.f("fk_renewal_line_renewal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_renewal_line")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("renewal_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_renewal_line_line_id"), ["line_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_renewal_line_renewal_id"), ["renewal_id"], unique=False)

    op.create_table(
        "repair",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=True),
        sa.Column("return_id", sa.Integer(), nullable=True),
        sa.Column("holder_id", sa.Integer(), nullable=True),
        sa.Column("holder_name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("fault", sa.String(), nullable=False),
        sa.Column("vendor", sa.String(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("cost_satang", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["holder_id"], ["person.id"], name=op.f("fk_repair_holder_id")),
        sa.ForeignKeyConstraint(["item_id"], ["device_item.id"], name=op.f("fk_repair_item_id")),
        sa.ForeignKeyConstraint(["line_id"], ["loan_line.id"], name=op.f("fk_repair_line_id")),
        sa.ForeignKeyConstraint(["return_id"], ["loan_return.id"], name=op.f("fk_repair_return_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("repair", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_repair_holder_id"), ["holder_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_repair_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_repair_line_id"), ["line_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_repair_return_id"), ["return_id"], unique=False)

    op.create_table(
        "stock_take_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stock_take_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("expected_place", sa.String(), nullable=False),
        sa.Column("expected_condition", sa.String(), nullable=False),
        sa.Column("expected_line_id", sa.Integer(), nullable=True),
        sa.Column("found_at", sa.DateTime(), nullable=True),
        sa.Column("found_place", sa.String(), nullable=False),
        sa.Column("found_condition", sa.String(), nullable=False),
        sa.Column("still_needed", sa.Boolean(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["expected_line_id"], ["loan_line.id"], name=op.f("fk_stock_take_line_expected_line_id")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["device_item.id"], name=op.f("fk_stock_take_line_item_id")),
        sa.ForeignKeyConstraint(
            ["stock_take_id"], ["stock_take.id"], name=op.f("fk_stock_take_line_stock_take_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_take_line")),
        sa.UniqueConstraint(
            "stock_take_id", "item_id", name=op.f("uq_stock_take_line_stock_take_id_item_id")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("stock_take_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stock_take_line_item_id"), ["item_id"], unique=False)

    op.create_table(
        "house_estimate_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("estimate_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("quantity_milli", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("material_satang", sa.Integer(), nullable=False),
        sa.Column("labour_satang", sa.Integer(), nullable=False),
        sa.Column("volunteer", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["estimate_id"], ["house_estimate.id"], name=op.f("fk_house_estimate_line_estimate_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_estimate_line")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("house_estimate_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_house_estimate_line_estimate_id"), ["estimate_id"], unique=False)

    # ### end Alembic commands ###

    for statement in SEARCH_INDEX + AUDIT_ONLY_GROWS:
        op.execute(statement)
