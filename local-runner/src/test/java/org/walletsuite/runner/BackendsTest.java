package org.walletsuite.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.walletsuite.platform.testing.Patience.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.walletsuite.runner.fixture.TopicReader;

/** The suite without its services: the same database, broker and mail sink as in {@code ./run}. */
class BackendsTest {

    @TempDir
    static Path home;

    private static SuiteOptions options;
    private static Suite suite;

    @BeforeAll
    static void setUp() {
        options = options(home);
        suite = Suite.start(options);
    }

    @AfterAll
    static void tearDown() {
        suite.close();
    }

    @Test
    void opensEachDatabaseToItsOwnRolesOnly() throws SQLException {
        var secrets = secrets();
        try (var connection = connect("ledger", "ledger_app", secrets.app("ledger"))) {
            assertThat(connection.isValid(60)).isTrue();
        }
        assertThatThrownBy(() -> connect("wallet", "ledger_app", secrets.app("ledger")))
                .hasMessageContaining("permission denied for database \"wallet\"");
        assertThatThrownBy(() -> connect("ledger", "wallet_owner", secrets.owner("wallet")))
                .hasMessageContaining("permission denied for database \"ledger\"");
        assertThatThrownBy(() -> connect("postgres", "ledger_app", secrets.app("ledger")))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> connect("ledger", "ledger_app", "guess"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void keepsCommittedRowsThroughKill9OfTheDatabase() throws SQLException {
        try (var owner = DriverManager.getConnection(suite.ownerDatabaseUrl(Service.PAYMENT));
                var statement = owner.createStatement()) {
            statement.execute("create table receipt (id int)");
            statement.execute("insert into receipt values (7)");
        }
        var postgres = suite.part(Postgres.NAME);

        postgres.kill9();
        assertThat(postgres.isAlive()).isFalse();
        // A process of the killed one may still hold its memory for a moment, and no other starts meanwhile.
        await().ignoreExceptionsInstanceOf(StartFailure.class).untilAsserted(() -> {
            postgres.start();
            postgres.awaitReady();
        });

        try (var owner = DriverManager.getConnection(suite.ownerDatabaseUrl(Service.PAYMENT));
                var rows = owner.createStatement().executeQuery("select id from receipt")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(7);
        }
    }

    @Test
    void keepsAcknowledgedRecordsThroughKill9OfTheBroker() throws Exception {
        var bootstrap = bootstrap();
        create("facts");
        try (var producer = new KafkaProducer<>(bootstrap, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("facts", "key", "spent")).get(1, TimeUnit.MINUTES);
        }
        var kafka = suite.part(KafkaBroker.NAME);

        kafka.kill9();
        kafka.start();
        kafka.awaitReady();

        try (var consumer = new KafkaConsumer<>(bootstrap, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(Set.of(new TopicPartition("facts", 0)));
            consumer.seekToBeginning(consumer.assignment());
            var records = new ArrayList<String>();
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> records.add(record.value()));
                return !records.isEmpty();
            });
            assertThat(records).containsExactly("spent");
        }
    }

    @Test
    void readsWhatIsBehindTheLastExpectedEventOfATopic() throws Exception {
        create("surplus");
        var moreThanOnePoll = 1_200;
        try (var producer = new KafkaProducer<>(bootstrap(), new StringSerializer(), new StringSerializer())) {
            for (var number = 0; number < moreThanOnePoll; number++) {
                var event = new ProducerRecord<>("surplus", "key", "{}");
                event.headers().add("ce_type", new byte[0]).add("ce_id", new byte[0]);
                var _ = producer.send(event);
            }
        }
        var read = new ArrayList<TopicReader.Event>();

        var isComplete = new TopicReader(suite.kafkaBootstrap(), "surplus")
                .read(Duration.ofMinutes(1), read::add, () -> !read.isEmpty());

        assertThat(isComplete).isTrue();
        assertThat(read).hasSize(moreThanOnePoll);
    }

    @Test
    void refusesSecondSuiteInTheSameDirectory() {
        assertThatThrownBy(() -> Suite.open(options.withPorts(Ports.free())))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("already running in " + home);
    }

    @Test
    void showsTheAddressesInTheTable() throws Exception {
        var table = ServiceTable.read(home).orElseThrow();

        assertThat(table.kafka()).isEqualTo(suite.kafkaBootstrap());
        assertThat(table.services())
                .extracting(ServiceTable.Row::name)
                .containsExactlyInAnyOrder("postgresql", "kafka", "mail", "webhooks");
        assertThat(table.services()).allSatisfy(row -> assertThat(row.pid()).isPositive());
        assertThat(home.resolve("services.json"))
                .content()
                .doesNotContain(secrets().databaseSuperuser());
    }

    @Test
    void leavesNoProcessBehindAndKeepsItsDataBetweenRuns(@TempDir Path other) throws SQLException {
        var mine = options(other);
        var first = Suite.start(mine);
        var processes =
                first.parts().stream().map(part -> part.pid().orElseThrow()).toList();
        try (var owner = DriverManager.getConnection(first.ownerDatabaseUrl(Service.WALLET))) {
            owner.createStatement().execute("create table person (id int)");
        }
        first.close();
        assertThat(processes).noneMatch(pid -> ProcessHandle.of(pid).isPresent());

        try (var second = Suite.start(mine);
                var owner = DriverManager.getConnection(second.ownerDatabaseUrl(Service.WALLET))) {
            owner.createStatement().execute("drop table person");
            owner.createStatement().execute("create table person (id int)");
        }
        try (var fresh = Suite.start(mine.withFresh(true));
                var owner = DriverManager.getConnection(fresh.ownerDatabaseUrl(Service.WALLET))) {
            owner.createStatement().execute("create table person (id int)");
        }
    }

    private static Map<String, Object> bootstrap() {
        return Map.of("bootstrap.servers", suite.kafkaBootstrap());
    }

    private static void create(String topic) throws Exception {
        try (var admin = Admin.create(bootstrap())) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(1, TimeUnit.MINUTES);
        }
    }

    private static SuiteOptions options(Path home) {
        return SuiteOptions.isolated(Path.of(System.getProperty("suite.root")), home)
                .withServices(Set.of());
    }

    private static Secrets secrets() {
        try {
            return Secrets.load(home.resolve("secrets.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(
                Postgres.url(suite.part(Postgres.NAME).port(), database), user, password);
    }
}
