"""What people enter: corrections of a reading, a decree by hand, tables of other systems. All are rows of the same sheets."""
