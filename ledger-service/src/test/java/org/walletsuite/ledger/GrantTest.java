package org.walletsuite.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.walletsuite.ledger.LedgerClient.status;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.walletsuite.ledger.account.Accounts;
import org.walletsuite.ledger.account.Assets;
import org.walletsuite.ledger.grant.Grants;
import org.walletsuite.ledger.grant.Operation;
import org.walletsuite.ledger.writer.Writer;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.BatchReply;
import org.walletsuite.platform.ledger.CommandBatch;
import org.walletsuite.platform.ledger.FloorChange;
import org.walletsuite.platform.ledger.HeadsRequest;
import org.walletsuite.platform.ledger.Hold;
import org.walletsuite.platform.ledger.HoldResult;
import org.walletsuite.platform.ledger.LedgerApi;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.LedgerCommand.PostHold;
import org.walletsuite.platform.ledger.LedgerCommand.Reverse;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.NewHold;
import org.walletsuite.platform.ledger.PostingResult;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.PostingResult.Reason;
import org.walletsuite.platform.ledger.PostingResult.Rejected;
import org.walletsuite.platform.ledger.Side;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.testing.ServiceTest;

/** Each service does what the table grants it, in the programs that the table names, and nothing else. */
@ServiceTest
class GrantTest {

    private static final List<String> SERVICES =
            List.of("gateway", "ledger", "notification", "partnersync", "payment", "voucher", "wallet", "withdrawal");
    private static final List<String> PROGRAMS = List.of("festival", "giftcard", "mainwallet", "voucher");
    private static final String ASSET = "GRANT";
    private static final String FUNDING = "funding";
    private static final String WALLET = "wallet";

    private final int port;
    private final Grants grants;
    private final Accounts accounts;
    private final Writer writer;

    @Autowired
    GrantTest(@LocalServerPort int port, Grants grants, Accounts accounts, Assets assets, Writer writer) {
        this.port = port;
        this.grants = grants;
        this.accounts = accounts;
        this.writer = writer;
        assets.put(ASSET, new Asset(ASSET, 2, "Grants"));
    }

    @Test
    void everyCellOfTheTableIsGrantedAndNoOther() {
        var table = grants.grants();
        var programs = new TreeSet<>(PROGRAMS);
        table.values().forEach(row -> programs.addAll(row.keySet()));
        var written = new TreeSet<String>();
        var done = new TreeSet<String>();

        for (var program : programs) {
            for (var service :
                    Stream.concat(SERVICES.stream(), table.keySet().stream()).toList()) {
                var place = new Place(service, program);
                for (var operation : EnumSet.allOf(Operation.class)) {
                    var cell = service + " " + program + " " + operation;
                    if (table.getOrDefault(service, Map.of())
                            .getOrDefault(program, Set.of())
                            .contains(operation)) {
                        written.add(cell);
                    }
                    if (isAllowed(() -> place.does(operation))) {
                        done.add(cell);
                    }
                }
            }
        }

        assertThat(done)
                .isEqualTo(written)
                .contains(
                        "payment festival POST",
                        "wallet festival STATUS",
                        "withdrawal giftcard HOLD",
                        "voucher voucher FLOOR");
    }

    @Test
    void servicesThatMoveNoMoneyHaveNoGrants() {
        assertThat(grants.grants()).doesNotContainKeys("gateway", "ledger", "notification", "partnersync");
        assertThat(status(() -> client("notification").trialBalance())).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(status(() -> client("notification").putAsset(ASSET, new Asset(ASSET, 2, "Mine"))))
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(status(() -> client("notification").heads(new HeadsRequest(List.of()))))
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void aMainWalletIsFrozenByOneServiceAndFilledByAnother() {
        assertThat(grants.of("wallet").allows(Operation.STATUS, "mainwallet")).isTrue();
        assertThat(grants.of("wallet").allows(Operation.POST, "mainwallet")).isFalse();
        assertThat(grants.of("payment").allows(Operation.POST, "mainwallet")).isTrue();
        assertThat(grants.of("payment").allows(Operation.STATUS, "mainwallet")).isFalse();
        assertThat(grants.of("payment").allows(Operation.REVERSE, "mainwallet")).isFalse();
    }

    @Test
    void aLegOnAnotherProgramsAccountIsRefusedAndTheOtherCommandsAreNot() {
        var festival = new Place("payment", "festival");
        var other = new Place("payment", "giftcard");

        var emptying = post("payment", other.wallet, festival.wallet);
        var filling = post("payment", festival.wallet, other.wallet);
        var good = post("payment", festival.funding, festival.wallet);
        var answers = client("payment").post(new CommandBatch(List.of(emptying, filling, good)));

        assertThat(answers.items().subList(0, 2))
                .extracting(BatchReply.Item::decision)
                .containsOnly(new Rejected(Reason.NOT_GRANTED, WALLET));
        assertThat(answers.items().getLast().decision()).isInstanceOf(Posted.class);
        assertThat(accounts.find(other.wallet.id()).orElseThrow().balance()).isEqualTo(other.transfer.amount());
    }

    /** A batch holds the commands of many callers. */
    @Test
    void aCommandThatIsGrantedInNoProgramIsRejectedAlone() {
        var place = new Place("payment", "festival");
        var posting = place.postHold("payment", place.hold());
        var good = post("payment", place.funding, place.wallet);

        var answers = client("payment").post(new CommandBatch(List.of(posting, good)));

        assertThat(answers.items().getFirst().decision()).isEqualTo(new Rejected(Reason.NOT_GRANTED, null));
        assertThat(answers.items().getLast().decision()).isInstanceOf(Posted.class);
    }

    @Test
    void anotherProgramsHoldIsNeitherPostedNorVoided() {
        var place = new Place("payment", "giftcard");
        var hold = place.hold();

        assertThat(status(() -> client("payment").voidHold(hold.id()))).isEqualTo(HttpStatus.FORBIDDEN);
        var ungranted = client("payment").post(new CommandBatch(List.of(place.postHold("payment", hold))));
        assertThat(decision(ungranted)).isEqualTo(new Rejected(Reason.NOT_GRANTED, null));
        var another = client("another").post(new CommandBatch(List.of(place.postHold("another", hold))));
        assertThat(decision(another)).isEqualTo(new Rejected(Reason.NOT_GRANTED, WALLET));
        assertThat(status(() -> client("another").voidHold(hold.id()))).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(client("test").voidHold(hold.id())).isInstanceOf(HoldResult.Done.class);
    }

    /** Ids come from a service's own callers, so accounts of other programs read as not found. */
    @Test
    void anotherProgramsAccountIsNotFoundByItsId() {
        var place = new Place("payment", "giftcard");
        var id = place.wallet.id();
        var hold = place.hold();
        var head = new HeadsRequest(List.of(new HeadsRequest.Place(id, 1)));
        var payment = client("payment");
        var test = client("test");

        assertThat(payment.account(id)).isEmpty();
        assertThat(payment.accounts(List.of(id))).isEmpty();
        assertThat(payment.statement(id, 0, 10)).isEmpty();
        assertThat(payment.openHolds(id, null, 10)).isEmpty();
        assertThat(payment.hold(hold.id())).isEmpty();
        assertThat(payment.holds(List.of(hold.id()))).isEmpty();
        assertThat(payment.transfer(place.transfer.id())).isEmpty();
        assertThat(payment.transfers(List.of(place.transfer.id()))).isEmpty();
        assertThat(payment.transferByKey(place.transfer.idempotencyKey())).isEmpty();
        assertThat(payment.heads(head)).isEmpty();
        assertThat(test.account(id)).isPresent();
        assertThat(test.hold(hold.id())).isPresent();
        assertThat(test.transfer(place.transfer.id())).isPresent();
        assertThat(test.heads(head)).isNotEmpty();
        assertThat(status(() -> payment.accountsOfOwner(place.wallet.ownerId(), "giftcard")))
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(status(() -> payment.ownerStatement(place.wallet.ownerId(), "giftcard", List.of(), 0, 10)))
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    /** A service, and a wallet with money in a program. */
    private final class Place {

        private final String service;
        private final String program;
        private final Account funding;
        private final Account wallet;
        private final Transfer transfer;

        Place(String service, String program) {
            this.service = service;
            this.program = program;
            this.funding = accounts.open(Ids.next(), account(FUNDING, null));
            this.wallet = accounts.open(Ids.next(), account(WALLET, 0L));
            this.transfer = ((Posted) Objects.requireNonNull(writer.post(List.of(post("test", funding, wallet)))
                            .getFirst()
                            .decision()))
                    .transfer();
        }

        private NewAccount account(String purpose, @Nullable Long floor) {
            return new NewAccount(Ids.next(), null, program, purpose, ASSET, floor);
        }

        Object does(Operation operation) {
            var ledger = client(service);
            return switch (operation) {
                case OPEN -> ledger.open(Ids.next(), account(WALLET, 0L));
                case POST -> decision(ledger.post(new CommandBatch(List.of(post(service, funding, wallet)))));
                case REVERSE ->
                    decision(ledger.post(new CommandBatch(
                            List.of(new Reverse(key(service), "REFUND", transfer.id(), "PURCHASE", 1L, Map.of())))));
                case HOLD -> ledger.placeHold(newHold(service));
                case STATUS -> ledger.changeStatus(wallet.id(), new StatusChange.Request(AccountStatus.ACTIVE, WALLET));
                case FLOOR -> ledger.changeFloor(wallet.id(), new FloorChange.Request(0L, WALLET));
                case READ -> ledger.accountsOf(program, WALLET, null, 1);
            };
        }

        private NewHold newHold(String holder) {
            return new NewHold(key(holder), wallet.id(), WALLET, 1L, null, Map.of(), null);
        }

        Hold hold() {
            return ((HoldResult.Done) client("test").placeHold(newHold("test"))).hold();
        }

        PostHold postHold(String poster, Hold hold) {
            return new PostHold(
                    key(poster), "PAYOUT", hold.id(), new Side(funding.id(), FUNDING), null, null, Map.of());
        }
    }

    private LedgerApi client(String service) {
        return LedgerClient.create(port, service);
    }

    private static Post post(String service, Account from, Account to) {
        var legs = List.of(new Leg(from.id(), -10, from.purpose()), new Leg(to.id(), 10, to.purpose()));
        return new Post(key(service), "PURCHASE", legs, null, Map.of());
    }

    private static String key(String service) {
        return service + ":grant:" + UUID.randomUUID();
    }

    private static PostingResult decision(BatchReply reply) {
        return Objects.requireNonNull(reply.items().getFirst().decision());
    }

    /** A batch carries the commands of many callers, so the ledger rejects the one without a grant and not all of them. */
    private static boolean isAllowed(Supplier<Object> call) {
        try {
            return switch (call.get()) {
                case Rejected(var reason, var _) when reason == Reason.NOT_GRANTED -> false;
                case Rejected other -> throw new AssertionError(other);
                case HoldResult.Refused other -> throw new AssertionError(other);
                case StatusChange.Refused other -> throw new AssertionError(other);
                case FloorChange.Refused other -> throw new AssertionError(other);
                default -> true;
            };
        } catch (HttpClientErrorException.Forbidden e) {
            return false;
        }
    }
}
