"""The fields of one plausible certificate."""

FIELDS = {
    "number": "EM-2026-000123",
    "check_code": "7K4M-2PQX-9DRT",
    "section": "s55_5",
    "basis": "reg39_1",
    "issued_on": "2026-11-20",
    "holder_name": "Zofia Łukasiewicz",
    "holder_capacity": "parent",
    "child_name": "Kuba Łukasiewicz",
    "local_authority_name": "Westmarch County Council",
    "decision": "cease_to_maintain",
    "notice_dated": "2026-10-01",
    "notice_sent": "2026-10-02",
    "adviser_name": "Morgan Hale",
    "provider_name": "Westmarch Mediation",
    "provider_telephone": "01632 960123",
    "provider_email": "help@mediation.example",
    "verify_url": "https://mediation.example/check",
    "replaces_number": "EM-2026-000098",
    "first_issued_on": "2026-11-02",
}
