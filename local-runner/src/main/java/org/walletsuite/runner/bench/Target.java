package org.walletsuite.runner.bench;

import java.util.OptionalDouble;

/** A measured path, and the ratio to the SQL function that it should reach, if it has such a target. */
enum Target {
    LEDGER_API_RANDOM("ledger_api_random", "ledger's Java API, random accounts", false, 2.5),
    LEDGER_API_HOT("ledger_api_hot", "ledger's Java API, one hot account", true, 6),
    LEDGER_HTTP("ledger_http", "ledger over HTTP", false, 0.9),
    PAYMENT_PATH("payment_path", "payments through the gateway", false, 0.3),
    WALLET_READ("wallet_read", "main balances through the gateway"),
    MAIN_TOPUP("main_topup", "main top-ups through the gateway"),
    VOUCHER_ISSUE("voucher_issue", "vouchers issued through the gateway"),
    WEBHOOK_DELIVERIES("webhook_deliveries", "webhooks delivered of a backlog"),
    VOUCHER_REDEEM("voucher_redeem", "vouchers redeemed in parts");

    private final String key;
    private final String title;
    private final boolean hot;
    private final OptionalDouble ratio;

    Target(String key, String title) {
        this.key = key;
        this.title = title;
        this.hot = false;
        this.ratio = OptionalDouble.empty();
    }

    Target(String key, String title, boolean hot, double ratio) {
        this.key = key;
        this.title = title;
        this.hot = hot;
        this.ratio = OptionalDouble.of(ratio);
    }

    String key() {
        return key;
    }

    String title() {
        return title;
    }

    /** Whether all transfers, and those of the SQL function, go to the same account. */
    boolean hot() {
        return hot;
    }

    OptionalDouble ratio() {
        return ratio;
    }
}
