"""What readers say about the pages of the website, and what was changed because of it.

Whoever writes is nobody here: no account, no browser and no hour stands beside the words. It knows no case.
"""
