package org.walletsuite.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.platform.partner.PartnerEnvironment.PRODUCTION;
import static org.walletsuite.platform.partner.PartnerEnvironment.UAT;
import static org.walletsuite.platform.partner.PaymentModel.DIRECT_PAYMENT;
import static org.walletsuite.platform.partner.PaymentModel.FLOAT_BASED;

import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.walletsuite.platform.event.AccessEvent.AccessChanged;
import org.walletsuite.platform.event.CustomerEvent.CustomerClaimed;
import org.walletsuite.platform.event.LedgerEvent.AccountFloorChanged;
import org.walletsuite.platform.event.LedgerEvent.AccountStatusChanged;
import org.walletsuite.platform.event.LedgerEvent.EntryPosted;
import org.walletsuite.platform.event.LedgerEvent.HoldPlaced;
import org.walletsuite.platform.event.LedgerEvent.HoldPosted;
import org.walletsuite.platform.event.LedgerEvent.HoldVoided;
import org.walletsuite.platform.event.LedgerEvent.TransferPart;
import org.walletsuite.platform.event.OrderEvent.OrderApproved;
import org.walletsuite.platform.event.OrderEvent.OrderAssigned;
import org.walletsuite.platform.event.OrderEvent.OrderCancelled;
import org.walletsuite.platform.event.OrderEvent.OrderCompleted;
import org.walletsuite.platform.event.OrderEvent.OrderCreated;
import org.walletsuite.platform.event.OrderEvent.OrderRejected;
import org.walletsuite.platform.event.PartnerEvent.PartnerChanged;
import org.walletsuite.platform.event.PartnerEvent.Terms;
import org.walletsuite.platform.event.PartnerNotice.SecretExpiring;
import org.walletsuite.platform.event.PartnerNotice.WebhookDisabled;
import org.walletsuite.platform.event.SecurityEvent.NewDevice;
import org.walletsuite.platform.event.SecurityEvent.PasswordChanged;
import org.walletsuite.platform.event.SecurityEvent.PinChanged;
import org.walletsuite.platform.event.SecurityEvent.PinLocked;
import org.walletsuite.platform.event.UserEvent.KycApproved;
import org.walletsuite.platform.event.UserEvent.KycRejected;
import org.walletsuite.platform.event.UserEvent.UserDisabled;
import org.walletsuite.platform.event.UserEvent.UserRegistered;
import org.walletsuite.platform.event.UserEvent.UserUpdated;
import org.walletsuite.platform.event.VoucherEvent.VoucherCancelled;
import org.walletsuite.platform.event.VoucherEvent.VoucherExpired;
import org.walletsuite.platform.event.VoucherEvent.VoucherIssued;
import org.walletsuite.platform.event.VoucherEvent.VoucherRedeemed;
import org.walletsuite.platform.event.WithdrawalEvent.WithdrawalApproved;
import org.walletsuite.platform.event.WithdrawalEvent.WithdrawalCancelled;
import org.walletsuite.platform.event.WithdrawalEvent.WithdrawalCreated;
import org.walletsuite.platform.event.WithdrawalEvent.WithdrawalRejected;
import org.walletsuite.platform.testing.GeneratedFile;
import org.walletsuite.platform.user.User;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Each event's schema is generated from its record, kept in the repository, and valid for the published JSON. */
class EventSchemaTest {

    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final EventCodec CODEC = new EventCodec("test");
    private static final SchemaGenerator GENERATOR = generator();

    static Stream<Class<? extends DomainEvent>> types() {
        return EventCodec.FAMILIES.stream().flatMap(family -> EventCodec.eventsOf(family).stream());
    }

    static Stream<DomainEvent> samples() {
        var id = UUID.fromString("0190a000-0000-7000-8000-000000000001");
        var time = Instant.parse("2026-07-15T14:30:00.123456Z");
        var ada = new User(
                id, 1, "ada@example.com", "Ada Lovelace", "ada", "+255700000001", true, "fr", 2, true, 4, time, null);
        var eve = new User(id, 2, null, null, null, "+255700000002", false, "en", 1, false, 1, null, "midan");
        var head = "0".repeat(64);
        var withdrawal = new WithdrawalEvent.Particulars(id, 7, id, 1, 50_000_00, "USD", "bank_transfer");
        var order = new OrderEvent.Particulars(id, 7, id, 1, "E-Code", "Amazon", 100_00, 85_00, "USD");
        var owned = new VoucherEvent.Particulars(
                id,
                id,
                "0042",
                "production",
                "PARTNER-1",
                "REF-1",
                100_00,
                60_00,
                "ZAR",
                time,
                time.plusSeconds(60),
                id);
        var bare = new VoucherEvent.Particulars(
                id, null, "0043", "uat", null, null, 100_00, 0, "ZAR", time, time.plusSeconds(60), null);
        return Stream.of(
                new EntryPosted(
                        "1:2",
                        time,
                        7,
                        id,
                        id,
                        "festival",
                        "wallet",
                        "FEST-1",
                        2,
                        -500,
                        4500,
                        "00ff",
                        new TransferPart(id, "PURCHASE", "txn_1", id, Map.of("productIds", List.of("beer"), "n", 1))),
                new EntryPosted(
                        "1:3",
                        time,
                        8,
                        id,
                        id,
                        "festival",
                        "wallet",
                        "FEST-1",
                        3,
                        Long.MAX_VALUE,
                        Long.MIN_VALUE,
                        "00ff",
                        new TransferPart(id, "TOP_UP", null, null, Map.of())),
                new AccountStatusChanged("1:4", Instant.EPOCH, 9, id, id, "festival", "wallet", "FEST-1", "FROZEN"),
                new AccountFloorChanged("1:5", time, 10, id, id, "partner", "settlement", "ZAR", -500L),
                new AccountFloorChanged("1:6", time, 11, id, id, "partner", "settlement", "ZAR", null),
                new HoldPlaced(
                        "h:1",
                        time,
                        12,
                        id,
                        id,
                        "gift-card",
                        "withdrawable",
                        "USD",
                        id,
                        500,
                        700,
                        "r",
                        time,
                        Map.of("bank", "X")),
                new HoldPlaced(
                        "h:2", time, 13, id, id, "gift-card", "withdrawable", "USD", id, 5, 5, null, null, Map.of()),
                new HoldPosted(
                        "h:3",
                        time,
                        14,
                        id,
                        id,
                        "gift-card",
                        "withdrawable",
                        "USD",
                        id,
                        id,
                        400,
                        100,
                        200,
                        null,
                        Map.of()),
                new HoldVoided(
                        "h:4", time, 15, id, id, "gift-card", "withdrawable", "USD", id, 5, true, 0, "r", Map.of()),
                new UserRegistered("2", time, ada),
                new UserRegistered("3", time, eve),
                new UserUpdated("5", time, ada),
                new UserUpdated("6", time, eve),
                new KycApproved("7", time, ada),
                new KycRejected("8", time, ada, 3, "The picture is blurred"),
                new KycRejected("9", time, ada, 3, null),
                new UserDisabled("10", time, ada),
                new WithdrawalCreated("w:1", time, withdrawal, head),
                new WithdrawalApproved("w:2", time, withdrawal, head, "TXN123456"),
                new WithdrawalApproved("w:3", time, withdrawal, head, null),
                new WithdrawalRejected("w:4", time, withdrawal, head, "Invalid account number provided"),
                new WithdrawalCancelled("w:5", time, withdrawal, head),
                new OrderCreated("o:1", time, order),
                new OrderAssigned("o:2", time, order, id),
                new OrderApproved("o:3", time, order, id),
                new OrderRejected("o:4", time, order, id, "The card was used before"),
                new OrderRejected("o:5", time, order, id, null),
                new OrderCompleted("o:6", time, order, id),
                new OrderCancelled("o:7", time, order, id, null),
                new CustomerClaimed("c:1", time, id, id),
                new VoucherIssued("v:1", time, owned),
                new VoucherRedeemed("v:2", time, owned, 40_00, id),
                new VoucherRedeemed("v:3", time, bare, 100_00, null),
                new VoucherExpired("v:4", time, bare, 100_00),
                new VoucherCancelled("v:5", time, owned, 0),
                new NewDevice("s:1", time, id, "Chrome on Windows"),
                new PasswordChanged("s:2", time, id),
                new PinChanged("s:3", time, id),
                new PinLocked("s:4", time, id, time.plusSeconds(900)),
                new AccessChanged(
                        "4", time, id, 2, time.truncatedTo(ChronoUnit.SECONDS), true, List.of("USER", "STAFF")),
                new SecretExpiring("n:1", time, "pier-7", "Pier 7", "ops@example.com", UAT, "sk_0", time),
                new SecretExpiring("n:2", time, "pier-7", "Pier 7", null, PRODUCTION, "sk_0", time),
                new WebhookDisabled("n:3", time, "pier-7", "Pier 7", "ops@example.com", UAT, "It is gone"),
                new WebhookDisabled("n:4", time, "pier-7", "Pier 7", null, PRODUCTION, "It is gone"),
                new PartnerChanged("p:1", time, "pier-7", id, 1, "Pier 7", List.of()),
                new PartnerChanged(
                        "p:2",
                        time,
                        "pier-7",
                        id,
                        2,
                        "Pier 7",
                        List.of(
                                new Terms(UAT, true, FLOAT_BASED, 100, null, time, Set.of(), false),
                                new Terms(
                                        PRODUCTION, false, DIRECT_PAYMENT, 600, 50_000_00L, time, Set.of("t"), true))));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aSchemaMatchesItsRecord(Class<? extends DomainEvent> type) {
        GeneratedFile.at("platform/src/main/resources/schemas/" + EventCodec.typeOf(type) + ".json")
                .verify(generate(type));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aPublishedEventIsValidUnderItsSchema(DomainEvent event) {
        assertThat(schema(event)
                        .validate(
                                encoded(event).toString(),
                                InputFormat.JSON,
                                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSchemaRefusesMissingAndInvalidFields(DomainEvent event) {
        encoded(event).propertyNames().forEach(name -> {
            var without = encoded(event);
            without.remove(name);
            assertThat(schema(event).validate(without)).as("without %s", name).isNotEmpty();
            var nonsense = encoded(event);
            nonsense.set(name, nonsense.get(name).isBoolean() ? StringNode.valueOf("") : BooleanNode.TRUE);
            assertThat(schema(event).validate(nonsense))
                    .as("an invalid value in %s", name)
                    .isNotEmpty();
        });
    }

    @Test
    void everyEventHasASample() {
        assertThat(samples().map(Object::getClass).distinct().toList()).hasSameElementsAs(types().toList());
    }

    private static ObjectNode encoded(DomainEvent event) {
        return (ObjectNode) JSON.readTree(CODEC.encode(event).value());
    }

    private static Schema schema(DomainEvent event) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(generate(event.getClass()));
    }

    private static String generate(Class<? extends DomainEvent> type) {
        var schema = GENERATOR.generateSchema(type);
        var titled = PRETTY.createObjectNode();
        titled.set("$schema", schema.get("$schema"));
        titled.put("title", EventCodec.typeOf(type));
        titled.setAll(schema);
        return PRETTY.writeValueAsString(titled) + "\n";
    }

    /** Every component is written, also when it is null, so every one is required; those marked as such may be null. */
    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.INLINE_ALL_SCHEMAS);
        config.forFields()
                .withRequiredCheck(_ -> true)
                .withNullableCheck(
                        field -> field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class));
        return new SchemaGenerator(config.build());
    }
}
