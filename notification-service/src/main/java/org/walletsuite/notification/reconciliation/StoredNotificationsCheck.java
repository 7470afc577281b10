package org.walletsuite.notification.reconciliation;

import static org.walletsuite.platform.database.Timestamps.at;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.walletsuite.notification.type.NotificationType;
import org.walletsuite.platform.event.EventCodec;
import org.walletsuite.platform.reconciliation.ReconciliationCheck;
import org.walletsuite.platform.reconciliation.ReconciliationDatabase;

/** Compares what was taken in with what is there: by day, and by the topic that a notification's type comes from. */
@Component
@Order(2)
class StoredNotificationsCheck implements ReconciliationCheck {

    private final JdbcClient db;
    private final CheckSettings settings;
    private final Clock clock;

    StoredNotificationsCheck(ReconciliationDatabase database, CheckSettings settings, Clock clock) {
        this.db = database.client();
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String text() {
        return "Every event that was taken in has a notification, unless its user does not want one";
    }

    private record Place(LocalDate day, String topic) {}

    @Override
    public void check(Consumer<String> discrepancy) {
        var expected = new HashMap<Place, Long>();
        var stored = new HashMap<Place, Long>();
        var unknown = new HashMap<LocalDate, Long>();
        read(expected, stored, unknown);
        expected.forEach((place, count) -> {
            var there = stored.getOrDefault(place, 0L);
            if (there > count || there + unknown.getOrDefault(place.day(), 0L) < count) {
                discrepancy.accept("Of " + place.topic() + " on " + place.day() + " " + count
                        + " events were taken in that their users want to see, but there are " + there
                        + " notifications");
            }
        });
        stored.forEach((place, count) -> {
            if (!expected.containsKey(place)) {
                discrepancy.accept("There are " + count + " notifications of " + place.topic() + " on " + place.day()
                        + ", but no event was taken in");
            }
        });
    }

    /** Both in one statement, which sees one state. Types of another version may be of any topic. */
    private void read(Map<Place, Long> expected, Map<Place, Long> stored, Map<LocalDate, Long> unknown) {
        var first = LocalDate.ofInstant(clock.instant().minus(Duration.ofDays(settings.days())), ZoneOffset.UTC);
        db.sql("""
                        select 'taken' as what, day, topic as name, sum(due - unwanted - unknown) as count
                        from intake where day >= :first group by day, topic
                        union all
                        select 'stored', (created_at at time zone 'UTC')::date as day, type, count(*)
                        from notification where created_at >= :begin group by 2, type""")
                .param("first", first)
                .param("begin", at(first.atStartOfDay(ZoneOffset.UTC).toInstant()))
                .query(row -> {
                    var day = row.getObject("day", LocalDate.class);
                    var name = row.getString("name");
                    var count = row.getLong("count");
                    if (row.getString("what").equals("taken")) {
                        expected.put(new Place(day, name), count);
                    } else {
                        NotificationType.ofCode(name)
                                .ifPresentOrElse(
                                        type -> stored.merge(
                                                new Place(day, EventCodec.topicOf(type.trigger())), count, Long::sum),
                                        () -> unknown.merge(day, count, Long::sum));
                    }
                });
    }
}
