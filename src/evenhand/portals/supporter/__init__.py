"""The portal of whoever stands beside a family: its supporters, and a second parent. They read; they change nothing."""
