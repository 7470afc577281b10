package org.walletsuite.runner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The parts of a suite, in their start order. */
final class Parts {

    private final PartHost host;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    Parts(PartHost host) {
        this.host = host;
    }

    synchronized Part add(Program program) {
        var part = new Part(program, host);
        parts.put(part.name(), part);
        return part;
    }

    synchronized Part get(String name) {
        var part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("No part " + name + " among " + parts.keySet());
        }
        return part;
    }

    synchronized List<Part> all() {
        return List.copyOf(parts.values());
    }

    List<ServiceTable.Row> rows() {
        return all().stream()
                .map(part -> new ServiceTable.Row(
                        part.name(), part.url(), part.port(), part.pid().orElse(0), part.databaseUrl()))
                .toList();
    }

    /** Bytes of all parts and of this process, which receives mails and webhooks; empty where the kernel doesn't report them. */
    OptionalLong memory() {
        var own = Memory.of(ProcessHandle.current().pid());
        var bytes = Stream.concat(all().stream().map(Part::memory), Stream.of(own))
                .flatMapToLong(OptionalLong::stream)
                .sum();
        return bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    /** In order: gateway, services, broker, database. */
    void stop() {
        var all = all().reversed();
        stop(all.stream()
                .filter(part -> part.name().equals(Service.GATEWAY.module()))
                .toList());
        stop(all.stream().filter(part -> !isBackend(part)).toList());
        stop(all.stream().filter(part -> part.name().equals(KafkaBroker.NAME)).toList());
        stop(all);
    }

    private static boolean isBackend(Part part) {
        return part.name().equals(KafkaBroker.NAME) || part.name().equals(Postgres.NAME);
    }

    private static void stop(List<Part> some) {
        Parallel.run(some.stream().map(part -> (Runnable) part::stop).toList());
    }
}
