package org.walletsuite.notification.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.notification.mail.Addressee;
import org.walletsuite.notification.mail.MailQueue;
import org.walletsuite.notification.mail.NewMail;
import org.walletsuite.notification.preference.Preferences;
import org.walletsuite.notification.preference.Preferences.Choices;
import org.walletsuite.notification.stream.InboxSignals;
import org.walletsuite.notification.type.Channel;
import org.walletsuite.notification.type.Words;
import org.walletsuite.platform.event.DomainEvent;
import org.walletsuite.platform.user.User;

/**
 * Writes the notifications and mails of a batch of events, in one transaction: what is in the app, in the queue of mails
 * and in the counts never differs.
 */
@Service
class Intake {

    private final Preferences preferences;
    private final Words words;
    private final IntakeRows rows;
    private final MailQueue mails;
    private final InboxSignals signals;
    private final Counter unknown;
    private final Counter notified;

    Intake(
            Preferences preferences,
            Words words,
            IntakeRows rows,
            MailQueue mails,
            InboxSignals signals,
            MeterRegistry registry) {
        this.preferences = preferences;
        this.words = words;
        this.rows = rows;
        this.mails = mails;
        this.signals = signals;
        this.unknown = Counter.builder("notifications.unknown_users")
                .description("Events whose user nobody knows, of which nobody was notified")
                .register(registry);
        this.notified = Counter.builder("notifications.added")
                .description("Notifications that were added to users' inboxes")
                .register(registry);
    }

    /** One that is in words now, for a user who is known. */
    record Worded(Due due, User user, Words.Text text) {}

    /**
     * Takes a batch.
     *
     * @param firstSeen returns those of the events that were not taken before
     */
    @Transactional
    public void take(List<Due> batch, UnaryOperator<List<DomainEvent>> firstSeen) {
        var due = fresh(batch, firstSeen);
        if (due.isEmpty()) {
            return;
        }
        var worded =
                due.stream().filter(one -> one.user() != null).map(this::worded).toList();
        var users = users(worded);
        rows.lock(users);
        var choices = preferences.of(users.keySet());
        var inApp = wanted(worded, choices, Channel.IN_APP);
        rows.add(inApp);
        mails.add(wanted(worded, choices, Channel.EMAIL).stream()
                .filter(one -> one.due().occurrence().byMail())
                .map(Intake::mail)
                .toList());
        var lost =
                due.stream().filter(one -> one.user() == null && one.isOfUser()).toList();
        rows.addUnknown(lost);
        unknown.increment(lost.size());
        count(due, worded, inApp);
        signals.send(inApp.stream().map(one -> one.user().id()).distinct().toList());
    }

    private static List<Due> fresh(List<Due> batch, UnaryOperator<List<DomainEvent>> firstSeen) {
        var events = batch.stream().map(Due::event).toList();
        var fresh = Collections.<DomainEvent>newSetFromMap(new IdentityHashMap<>());
        fresh.addAll(events.isEmpty() ? events : firstSeen.apply(events));
        return batch.stream().filter(one -> fresh.contains(one.event())).toList();
    }

    private Worded worded(Due due) {
        var user = Objects.requireNonNull(due.user());
        var one = due.occurrence();
        return new Worded(due, user, words.text(one.type(), user.language(), one.values()));
    }

    /** In the order of their ids, in which they are locked. */
    private static Map<UUID, Long> users(List<Worded> worded) {
        var users = new TreeMap<UUID, Long>();
        worded.forEach(one -> users.put(one.user().id(), one.user().number()));
        return users;
    }

    private static List<Worded> wanted(List<Worded> worded, Choices choices, Channel channel) {
        return worded.stream()
                .filter(one ->
                        choices.wants(one.user().id(), one.due().occurrence().type(), channel))
                .toList();
    }

    private static NewMail mail(Worded one) {
        var occurrence = one.due().occurrence();
        return new NewMail(
                occurrence.eventId(),
                new Addressee.User(one.user().id(), one.user().number()),
                occurrence.type().code(),
                occurrence.type().priority(),
                one.user().language(),
                one.text().title(),
                one.text().message(),
                occurrence.time());
    }

    private void count(List<Due> due, List<Worded> worded, List<Worded> inApp) {
        var tallies = new HashMap<IntakeRows.Place, IntakeRows.Tally>();
        due.forEach(one -> add(tallies, one, new IntakeRows.Tally(1, 0, one.user() == null ? 1 : 0)));
        // Unwanted is what could have been shown and is not.
        worded.forEach(one -> add(tallies, one.due(), new IntakeRows.Tally(0, 1, 0)));
        inApp.forEach(one -> add(tallies, one.due(), new IntakeRows.Tally(0, -1, 0)));
        rows.count(tallies);
        notified.increment(inApp.size());
    }

    private static void add(Map<IntakeRows.Place, IntakeRows.Tally> tallies, Due due, IntakeRows.Tally more) {
        tallies.merge(new IntakeRows.Place(due.topic(), due.partition(), due.day()), more, IntakeRows.Tally::plus);
    }
}
