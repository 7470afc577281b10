package org.walletsuite.notification;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.walletsuite.notification.mail.PreviewMailCommand;
import org.walletsuite.platform.command.ServiceCommand;
import org.walletsuite.platform.event.DeadLettersCommand;
import org.walletsuite.platform.idempotency.IdempotencyConfiguration;

/**
 * Starts the notification service; with the argument {@code dead-letters} it shows, replays or discards dead letters
 * instead and ends, with {@code preview-mail} it shows what mails look like.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Import(IdempotencyConfiguration.class)
public class NotificationService {

    public static void main(String[] args) {
        ServiceCommand.exitAfter(args, DeadLettersCommand.COMMAND, PreviewMailCommand.COMMAND);
        SpringApplication.run(NotificationService.class, args);
    }
}
