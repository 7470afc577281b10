package org.walletsuite.runner.bench;

/** What is measured by itself, because a ratio to the SQL function would say nothing. */
enum Solo {
    PAYMENT_LIGHT("payment_light", "payments at a tenth of that"),
    VOUCHER_ISSUE_LIGHT("voucher_issue_light", "vouchers issued at a tenth of that"),
    WEBHOOK_LIGHT("webhook_light", "commit to first try at light load"),
    VOUCHER_REDEEM_LIGHT("voucher_redeem_light", "vouchers redeemed at a tenth"),
    NOTIFICATIONS("notifications", "events consumed into inboxes"),
    NOTIFICATIONS_PACED("notifications_paced", "event to inbox at 1000 a second"),
    INBOX_LIGHT("inbox_light", "commit to inbox at light load");

    private final String key;
    private final String title;

    Solo(String key, String title) {
        this.key = key;
        this.title = title;
    }

    String key() {
        return key;
    }

    String title() {
        return title;
    }
}
