package org.walletsuite.runner.bench;

/** What is measured, and the ratio to the SQL function that it should reach. */
enum Target {
    LEDGER_API_RANDOM("ledger_api_random", "ledger's Java API, random accounts", 2.5),
    LEDGER_API_HOT("ledger_api_hot", "ledger's Java API, one hot account", 6),
    LEDGER_HTTP("ledger_http", "ledger over HTTP", 0.9),
    PAYMENT_PATH("payment_path", "payments through the gateway", 0.3);

    private final String key;
    private final String title;
    private final double ratio;

    Target(String key, String title, double ratio) {
        this.key = key;
        this.title = title;
        this.ratio = ratio;
    }

    String key() {
        return key;
    }

    String title() {
        return title;
    }

    double ratio() {
        return ratio;
    }
}
