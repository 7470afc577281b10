-- Sales are kept by the moment, so that a report may begin and end at any; those from before stay at the beginning of
-- their minute.
alter table stand_sales rename column minute to at;
