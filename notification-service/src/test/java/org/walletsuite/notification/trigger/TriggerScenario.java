package org.walletsuite.notification.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.walletsuite.notification.testing.WalletServiceStub;
import org.walletsuite.notification.type.Words;
import org.walletsuite.platform.event.DomainEvent;
import org.walletsuite.platform.id.Ids;

/** Checks what events mean to users, in words. */
abstract class TriggerScenario {

    static final Instant TIME = Instant.parse("2024-01-15T10:30:59Z");
    static final UUID USER = Ids.next();
    static final WalletServiceStub WALLET_SERVICE = new WalletServiceStub();

    final Triggers triggers = new Triggers(new LedgerTriggers(new Festivals(WALLET_SERVICE)));
    private final Words words = new Words();
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    /** An event, and its notification: type, priority, title and a part of the message, in English and French. */
    static Arguments row(Object... cells) {
        return Arguments.of(cells);
    }

    @ParameterizedTest
    @MethodSource("table")
    void notifiesTheUserWhomAnEventConcerns(
            DomainEvent event,
            String type,
            String priority,
            String title,
            String message,
            String titre,
            String messageEnFrancais) {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

        var occurrence = triggers.of(event).orElseThrow();

        var english = words.text(occurrence.type(), "en", occurrence.values());
        var french = words.text(occurrence.type(), "fr", occurrence.values());
        assertThat(occurrence.userId()).isEqualTo(USER);
        assertThat(occurrence.type().code()).isEqualTo(type);
        assertThat(occurrence.type().priority().code()).isEqualTo(priority);
        assertThat(occurrence.type().trigger()).isEqualTo(event.getClass());
        assertThat(english.title()).isEqualTo(title);
        assertThat(english.message()).contains(message).doesNotContain("  ", "()");
        assertThat(french.title()).isEqualTo(titre);
        assertThat(french.message()).contains(messageEnFrancais).doesNotContain("  ", "()");
    }

    @ParameterizedTest
    @MethodSource("ofNobody")
    void notifiesNobodyOfWhatConcernsNoUser(DomainEvent event) {
        assertThat(triggers.of(event)).isEmpty();
    }
}
