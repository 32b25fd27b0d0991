"""Cover for somebody who is away: which of their cases go to whom, planned first, then handed over one by one."""
