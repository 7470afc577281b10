package org.walletsuite.wallet.phone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;

/** Sends text messages through the configured provider. */
@Component
class TextMessages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final SmsSettings settings;
    private final Clock clock;

    TextMessages(SmsSettings settings, Clock clock) {
        if (settings.provider() == SmsSettings.Provider.LOG && settings.logDir().isBlank()) {
            throw new IllegalStateException("SMS_PROVIDER=log needs a directory: set suite.sms.log-dir");
        }
        this.settings = settings;
        this.clock = clock;
    }

    /** Throws SERVICE_UNAVAILABLE when messages can't be sent at all. */
    void requireProvider() {
        if (settings.provider() == null) {
            throw ApiException.unavailable("Text messages can't be sent: no SMS provider is set up.", null);
        }
    }

    /** Throws SERVICE_UNAVAILABLE when the message was not accepted. */
    void send(String phone, String text) {
        switch (settings.provider()) {
            case LOG -> write(phone, text);
            case null -> requireProvider();
        }
    }

    private void write(String phone, String text) {
        try {
            var directory = Files.createDirectories(Path.of(settings.logDir()));
            var file = directory.resolve(TIME.format(clock.instant()) + "-" + phone + ".txt");
            // Under another name until it is complete, for readers of the directory.
            var draft = directory.resolve(file.getFileName() + ".new");
            Files.writeString(draft, text + "\n");
            Files.move(draft, file);
        } catch (IOException e) {
            throw ApiException.unavailable("The message could not be sent, please ask for another code.", e);
        }
    }
}
