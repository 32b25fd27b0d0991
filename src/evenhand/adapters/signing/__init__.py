"""The certificate press: from frozen content to a signed, tagged, one-page PDF, and the check of one."""
