"""The panel: who mediates for a provider, with which credentials, and who may not come near which case.

Owns assignment and wall, which are one row and so can never both stand. Does not own when anybody meets.
"""
