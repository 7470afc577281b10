package org.walletsuite.runner;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The eight services: their Maven module, local port, database and heap. */
public enum Service {
    GATEWAY("gateway", 8080, "", "256m"),
    WALLET("wallet-service", 8101, "wallet", "192m"),
    LEDGER("ledger-service", 8102, "ledger", "320m"),
    PAYMENT("payment-service", 8103, "payment", "256m"),
    VOUCHER("voucher-service", 8104, "voucher", "192m"),
    WITHDRAWAL("withdrawal-service", 8105, "withdrawal", "192m"),
    NOTIFICATION("notification-service", 8106, "notification", "192m"),
    PARTNERSYNC("partner-sync-service", 8107, "partnersync", "192m");

    /** The services on the path of each payment; the others have little load on a local machine. */
    static final Set<Service> ON_A_PAYMENTS_WAY = Set.of(GATEWAY, PAYMENT, LEDGER);

    private final String module;
    private final int defaultPort;
    private final String database;
    private final String heap;

    Service(String module, int defaultPort, String database, String heap) {
        this.module = module;
        this.defaultPort = defaultPort;
        this.database = database;
        this.heap = heap;
    }

    /** The module's name, also the part's name in tables and logs. */
    public String module() {
        return module;
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** The name of its database; the gateway has none. */
    public Optional<String> database() {
        return Optional.of(database).filter(name -> !name.isEmpty());
    }

    String heap() {
        return heap;
    }

    static List<Service> withDatabase() {
        return Arrays.stream(values())
                .filter(service -> service.database().isPresent())
                .toList();
    }
}
