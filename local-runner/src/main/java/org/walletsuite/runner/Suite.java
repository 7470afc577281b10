package org.walletsuite.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The whole suite as real processes on this machine; closing it ends all of them. */
public final class Suite implements AutoCloseable {

    /** More parallel starts would compete for the processors and their caches. */
    private static final int STARTS_AT_ONCE = 3;

    private final SuiteOptions options;
    private final Layout layout;
    private final RunLock lock;
    private final Secrets secrets;
    private final Watchdog watchdog;
    private final PartHost host = new Host();
    private final Training training = new Training(host);
    private final Parts parts = new Parts(host);
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile boolean failed;
    private @Nullable Receivers receivers;

    private Suite(SuiteOptions options, Layout layout, RunLock lock, Secrets secrets, Watchdog watchdog) {
        this.options = options;
        this.layout = layout;
        this.lock = lock;
        this.secrets = secrets;
        this.watchdog = watchdog;
    }

    /** Starts everything and returns when all parts answer. */
    public static Suite start(SuiteOptions options) {
        var suite = open(options);
        try {
            suite.start();
            return suite;
        } catch (RuntimeException e) {
            suite.close();
            throw e;
        }
    }

    /** Locks the suite's directory and cleans up after an unclean stop, but starts nothing yet. */
    public static Suite open(SuiteOptions options) {
        var layout = options.layout();
        try {
            layout.create();
            var lock = RunLock.take(layout.lock());
            try {
                layout.requireDisk();
                var leftovers = OrphanedProcesses.end(layout.home());
                if (leftovers > 0) {
                    options.progress().note("ended " + leftovers + " processes that an unclean stop left behind");
                }
                if (options.fresh()) {
                    layout.forgetState();
                    layout.create();
                }
                options.ports().requireFree();
                return new Suite(options, layout, lock, Secrets.load(layout.secrets()), Watchdog.start(layout.home()));
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StartFailure("can't prepare " + layout.home() + ": " + e.getMessage(), e);
        }
    }

    /** Starts everything; the suite must be closed even when this fails. */
    public void start() {
        writeTable();
        try {
            receivers = Receivers.start(options.ports(), layout);
            var postgres = Postgres.in(layout, options.ports().postgres(), secrets);
            var kafka = new KafkaBroker(layout, options.ports(), options.aotCaches());
            var services = new ArrayList<ServiceProgram>();
            Parallel.run(
                    List.of(() -> startDatabase(postgres), () -> bringUp(parts.add(kafka)), () -> unpack(services)));
            var started = services.stream().map(parts::add).toList();
            Parallel.run(
                    STARTS_AT_ONCE,
                    started.stream().map(part -> (Runnable) () -> bringUp(part)).toList());
            training.plan(kafka);
            services.forEach(training::plan);
            writeTable();
        } catch (IOException e) {
            throw new StartFailure("can't start: " + e.getMessage(), e);
        }
    }

    /** Starts Prometheus, and returns its address; it collects the parts' metrics at this interval, as soon as they start. */
    public String observe(int port, Duration every) {
        var part = parts.add(new Prometheus(layout, options.ports(), port, every));
        bringUp(part);
        return part.url();
    }

    /** Whether class caches are missing, which {@link #makeClassCaches} creates for quicker starts. */
    public boolean lacksClassCaches() {
        return training.isDue();
    }

    /**
     * Creates the missing class caches at the lowest priority, reports when all exist, and ends early with the suite.
     */
    public void makeClassCaches() {
        training.run();
    }

    public String gatewayUrl() {
        return options.ports().url(Service.GATEWAY);
    }

    public String kafkaBootstrap() {
        return options.ports().kafkaBootstrap();
    }

    /** Whether a crashed part is restarted automatically. */
    public boolean restartsParts() {
        return options.autoRestart();
    }

    /** The directory of received mails, one file each. */
    public Path mailDirectory() {
        return layout.mail();
    }

    public Part part(Service service) {
        return part(service.module());
    }

    /** A part by its name: a service's module, {@code postgresql} or {@code kafka}. */
    public Part part(String name) {
        return parts.get(name);
    }

    /** In the order in which they were started. */
    public List<Part> parts() {
        return parts.all();
    }

    /** JDBC URL of a service's database as the role that owns it, password included. */
    public String ownerDatabaseUrl(Service service) {
        var database = service.database().orElseThrow();
        return Postgres.url(options.ports().postgres(), database) + "?user=" + database + "_owner&password="
                + secrets.owner(database);
    }

    /** JDBC URL of any database as the superuser, password included. */
    public String superuserDatabaseUrl(String database) {
        return Postgres.url(options.ports().postgres(), database) + "?user=postgres&password="
                + secrets.databaseSuperuser();
    }

    /** Calls to the services' internal endpoints. */
    public ServiceClient serviceClient() {
        return new ServiceClient(options.ports(), secrets);
    }

    /** Further processes of the services. */
    public Replicas replicas() {
        return new Replicas(options, secrets, parts, this::bringUp);
    }

    /** Reconciles the ledger's books and the services' records. */
    public VerificationResult verifyBooks() {
        return VerificationResult.verify(options);
    }

    /** Bytes of all parts, including this process; empty where the kernel doesn't report them. */
    public OptionalLong memory() {
        return parts.memory();
    }

    public ServiceTable table() {
        var rows = new ArrayList<>(parts.rows());
        var self = ProcessHandle.current().pid();
        rows.addAll(Receivers.rows(options.ports(), self));
        return new ServiceTable(self, gatewayUrl(), kafkaBootstrap(), rows);
    }

    public boolean isClosing() {
        return closing.get();
    }

    /** Stops in order: gateway, services, broker, database. */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        training.stop();
        parts.stop();
        if (receivers != null) {
            receivers.close();
        }
        watchdog.close();
        try {
            Files.deleteIfExists(layout.table());
            lock.close();
        } catch (IOException e) {
            options.progress().note("can't tidy up " + layout.home() + ": " + e.getMessage());
        }
    }

    private void startDatabase(Postgres postgres) {
        bringUp(parts.add(postgres));
        postgres.createDatabases();
    }

    private void unpack(List<ServiceProgram> services) {
        for (var service : new TreeSet<>(options.services())) {
            host.requireOpen();
            try {
                services.add(ServiceProgram.of(Replica.own(service, options), options, secrets));
            } catch (IOException e) {
                throw new StartFailure("can't unpack " + service.module() + ": " + e.getMessage(), e);
            }
        }
    }

    private void bringUp(Part part) {
        var start = System.nanoTime();
        try {
            part.start();
            part.awaitReady();
        } catch (RuntimeException e) {
            // Without waiting for the end of the previous ones.
            failed = true;
            throw e;
        }
        options.progress().ready(part.name(), Duration.ofNanos(System.nanoTime() - start));
    }

    private synchronized void writeTable() {
        if (closing.get()) {
            return;
        }
        try {
            table().write(layout.table());
        } catch (IOException e) {
            options.progress().note("can't write " + layout.table() + ": " + e.getMessage());
        }
    }

    private final class Host implements PartHost {

        @Override
        public Layout layout() {
            return layout;
        }

        @Override
        public Progress progress() {
            return options.progress();
        }

        @Override
        public boolean restarts() {
            return options.autoRestart();
        }

        @Override
        public boolean isClosing() {
            return closing.get() || failed;
        }

        @Override
        public void changed() {
            writeTable();
        }

        @Override
        public void guard(long pid, String signal) {
            watchdog.guard(pid, signal);
        }

        @Override
        public void release(long pid) {
            watchdog.release(pid);
        }
    }
}
