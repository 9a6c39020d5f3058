-- As it was written: the order of options and of an own entity's fields is the one that people see.
alter table selvedge.overlays alter column document type json using document::json;
