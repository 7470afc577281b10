package org.walletsuite.notification.intake;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.notification.intake.Intake.Worded;

/** The tables that a batch of events is written to, with a statement each, however large it is. */
@Repository
class IntakeRows {

    private final JdbcClient db;

    IntakeRows(JdbcClient db) {
        this.db = db;
    }

    /** Where and when events are counted. */
    record Place(String topic, int partition, LocalDate day) {

        /** Two batches that count in the same places never deadlock. */
        static final Comparator<Place> ORDER = Comparator.comparing(Place::topic)
                .thenComparingInt(Place::partition)
                .thenComparing(Place::day);
    }

    /** So many events were due, of which so many made no notification: nobody wants it, or nobody knows the user. */
    record Tally(long due, long unwanted, long unknown) {

        Tally plus(Tally more) {
            return new Tally(due + more.due, unwanted + more.unwanted, unknown + more.unknown);
        }
    }

    /**
     * Locks these users' inboxes, in the order of their ids, until the transaction's end.
     *
     * @param users their numbers by their ids, sorted
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(Map<UUID, Long> users) {
        if (users.isEmpty()) {
            return;
        }
        var ids = users.keySet().toArray(UUID[]::new);
        db.sql("""
                        insert into user_inbox (user_id, user_number)
                        select id, number from unnest(?, ?) as u (id, number) order by id on conflict do nothing""").param(ids).param(users.values().toArray(Long[]::new)).update();
        db.sql("select 1 from user_inbox where user_id = any(?) order by user_id for update")
                .param(ids)
                .query((_, _) -> true)
                .list();
    }

    /** Adds notifications to inboxes that are locked: a user's later ones have greater ids. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<Worded> notifications) {
        if (notifications.isEmpty()) {
            return;
        }
        db.sql("""
                        with added as (
                            insert into notification (user_id, user_number, event_id, type, title, message, created_at)
                            select user_id, user_number, event_id, type, title, message, created_at
                            from unnest(?, ?, ?, ?, ?, ?, ?::timestamptz[]) with ordinality
                                as n (user_id, user_number, event_id, type, title, message, created_at, ord)
                            order by ord
                            on conflict do nothing returning user_id),
                        counted as (select user_id, count(*) as more from added group by user_id)
                        update user_inbox set total = total + more, unread = unread + more
                        from counted where user_inbox.user_id = counted.user_id""")
                .param(array(notifications, one -> one.user().id()).toArray(UUID[]::new))
                .param(array(notifications, one -> one.user().number()).toArray(Long[]::new))
                .param(array(notifications, one -> one.due().occurrence().eventId())
                        .toArray(String[]::new))
                .param(array(notifications, one -> one.due().occurrence().type().code())
                        .toArray(String[]::new))
                .param(array(notifications, one -> one.text().title()).toArray(String[]::new))
                .param(array(notifications, one -> one.text().message()).toArray(String[]::new))
                .param(array(notifications, one -> one.due().occurrence().time().toString())
                        .toArray(String[]::new))
                .update();
    }

    /** Keeps events whose user nobody knows, so that somebody can look into them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addUnknown(List<Due> events) {
        if (events.isEmpty()) {
            return;
        }
        db.sql("""
                        insert into event_of_unknown_user (event_id, topic, topic_partition, user_id, type, day)
                        select * from unnest(?, ?, ?, ?, ?, ?::date[]) as e (event_id, topic, partition, user_id, type, day)
                        order by event_id on conflict do nothing""")
                .param(events.stream().map(one -> one.occurrence().eventId()).toArray(String[]::new))
                .param(events.stream().map(Due::topic).toArray(String[]::new))
                .param(events.stream().map(Due::partition).toArray(Integer[]::new))
                .param(events.stream().map(one -> one.occurrence().userId()).toArray(UUID[]::new))
                .param(events.stream()
                        .map(one -> one.occurrence().type().code())
                        .toArray(String[]::new))
                .param(events.stream().map(one -> one.day().toString()).toArray(String[]::new))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void count(Map<Place, Tally> tallies) {
        var sorted = new TreeMap<Place, Tally>(Place.ORDER);
        sorted.putAll(tallies);
        var places = sorted.keySet();
        var counts = sorted.values();
        db.sql("""
                        insert into intake (topic, topic_partition, day, due, unwanted, unknown)
                        select * from unnest(?, ?, ?::date[], ?, ?, ?)
                        on conflict (topic, topic_partition, day) do update set (due, unwanted, unknown) =
                            (intake.due + excluded.due, intake.unwanted + excluded.unwanted,
                             intake.unknown + excluded.unknown)""")
                .param(places.stream().map(Place::topic).toArray(String[]::new))
                .param(places.stream().map(Place::partition).toArray(Integer[]::new))
                .param(places.stream().map(place -> place.day().toString()).toArray(String[]::new))
                .param(counts.stream().map(Tally::due).toArray(Long[]::new))
                .param(counts.stream().map(Tally::unwanted).toArray(Long[]::new))
                .param(counts.stream().map(Tally::unknown).toArray(Long[]::new))
                .update();
    }

    private static <T> Stream<T> array(List<Worded> notifications, Function<Worded, T> column) {
        return notifications.stream().map(column);
    }
}
