package org.walletsuite.runner;

import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** What receives mails and webhooks, in the runner's own process. */
record Receivers(MailSink mail, WebhookReceiver webhooks) implements AutoCloseable {

    static Receivers start(Ports ports, Layout layout) throws IOException {
        var clock = Clock.systemUTC();
        var mail = MailSink.start(ports.smtp(), layout.mail(), clock);
        try {
            return new Receivers(
                    mail,
                    WebhookReceiver.start(
                            ports.webhooks(), layout.samplePartners(), new LogFile(layout.webhooks()), clock));
        } catch (IOException | RuntimeException e) {
            mail.close();
            throw e;
        }
    }

    static List<ServiceTable.Row> rows(Ports ports, long runnerPid) {
        return List.of(
                new ServiceTable.Row(MailSink.NAME, "smtp://127.0.0.1:" + ports.smtp(), ports.smtp(), runnerPid, ""),
                new ServiceTable.Row(WebhookReceiver.NAME, ports.webhooksUrl(), ports.webhooks(), runnerPid, ""));
    }

    @Override
    public void close() {
        webhooks.close();
        mail.close();
    }
}
