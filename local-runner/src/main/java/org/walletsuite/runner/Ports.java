package org.walletsuite.runner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The loopback ports of one suite.
 *
 * @param operators the gateway's management port, with health and metrics
 */
public record Ports(
        Map<Service, Integer> services,
        int operators,
        int postgres,
        int kafka,
        int kafkaController,
        int smtp,
        int webhooks) {

    private static final int FIRST_FREE = 15_000;
    private static final int END_FREE = 32_000;

    /** The ports of {@code ./run}, all fixed except the gateway's. */
    public static Ports fixed(int gateway) {
        var services = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            services.put(service, service.defaultPort());
        }
        services.put(Service.GATEWAY, gateway);
        return new Ports(services, 8108, 8110, 8111, 8112, 8113, 8114);
    }

    /** Free ports below the kernel's range for outgoing connections. */
    public static Ports free() {
        var taken = new HashSet<Integer>();
        var services = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            services.put(service, free(taken));
        }
        return new Ports(services, free(taken), free(taken), free(taken), free(taken), free(taken), free(taken));
    }

    public int of(Service service) {
        var port = services.get(service);
        if (port == null) {
            throw new IllegalArgumentException("No port for " + service);
        }
        return port;
    }

    String url(Service service) {
        return "http://127.0.0.1:" + of(service);
    }

    /** Where the sample partners' webhooks are received, each partner's below its id. */
    public String webhooksUrl() {
        return "http://127.0.0.1:" + webhooks;
    }

    /** Where a service tells of its health. */
    int health(Service service) {
        return switch (service) {
            case GATEWAY -> operators;
            case WALLET, LEDGER, PAYMENT, VOUCHER, WITHDRAWAL, NOTIFICATION, PARTNERSYNC -> of(service);
        };
    }

    String kafkaBootstrap() {
        return "127.0.0.1:" + kafka;
    }

    /** Fails when a port is taken, and names the process where the kernel reports it. */
    void requireFree() {
        for (var entry : named().entrySet()) {
            if (!isFree(entry.getValue())) {
                var advice = entry.getKey().equals(Service.GATEWAY.module()) ? ", or choose another with --port" : "";
                throw new StartFailure("port %s (%s) is in use%s: stop that first%s"
                        .formatted(
                                entry.getValue(),
                                entry.getKey(),
                                PortHolder.of(entry.getValue())
                                        .map(holder -> " by " + holder)
                                        .orElse(""),
                                advice));
            }
        }
    }

    private Map<String, Integer> named() {
        var named = new LinkedHashMap<String, Integer>();
        for (var service : Service.values()) {
            named.put(service.module(), of(service));
        }
        named.put("gateway's operators", operators);
        named.put(Postgres.NAME, postgres);
        named.put(KafkaBroker.NAME, kafka);
        named.put("kafka's controller", kafkaController);
        named.put(MailSink.NAME, smtp);
        named.put(WebhookReceiver.NAME, webhooks);
        return named;
    }

    /** Whether something accepts connections there; unlike {@link #isFree} it never binds the port itself. */
    static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int free(Set<Integer> taken) {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_FREE, END_FREE);
            if (!taken.contains(port) && isFree(port)) {
                taken.add(port);
                return port;
            }
        }
        throw new StartFailure("no free port between " + FIRST_FREE + " and " + END_FREE);
    }
}
