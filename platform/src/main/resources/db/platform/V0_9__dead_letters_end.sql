-- Dead letters that were handled are deleted once nobody looks at them any more, the oldest first.
create index dead_letter_handled on dead_letter (handled_at) where handled_at is not null;

grant delete on dead_letter to ${app};
