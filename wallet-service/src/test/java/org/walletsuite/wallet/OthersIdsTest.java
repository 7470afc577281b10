package org.walletsuite.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.http.HttpMethod;
import org.walletsuite.platform.testing.Access;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.CallerKind;
import org.walletsuite.platform.testing.Refusal;
import org.walletsuite.platform.testing.Route;
import org.walletsuite.platform.testing.RouteTable;
import org.walletsuite.wallet.testing.WalletServiceFixture;

/** A guest calls every endpoint with an id in its path, with the ids of another guest and their wallets. */
@SuppressWarnings("NullAway.Init") // Filled before each test method.
class OthersIdsTest extends WalletServiceFixture {

    private static final String MAIN_WALLET = "/api/v1/wallet/my-wallet";
    private static final String ID = "[0-9a-f]{8}-[0-9a-f-]{27}";

    /** These answer all users alike, because a festival belongs to no user. */
    private static final Set<String> FOR_ALL = Set.of("GET /api/v1/festivals/{festivalId}");

    private Guest alice;
    private Guest mallory;
    private UUID festival;
    private UUID wallet;
    private UUID mainWallet;

    @BeforeEach
    void aliceHasAWallet() {
        alice = guest();
        mallory = guest();
        festival = festival();
        wallet = as(alice.token()).post("/api/v1/me/wallets/" + festival).id();
        mainWallet = UUID.fromString(as(alice.token()).get(MAIN_WALLET).text("/data/walletId"));
    }

    @TestFactory
    Stream<DynamicTest> giveNoAccessToAnotherUser() {
        return routes().filter(route -> !FOR_ALL.contains(route.method() + " " + route.path()))
                .flatMap(route -> Stream.of(wallet, mainWallet, alice.id())
                        .map(id -> DynamicTest.dynamicTest(
                                route.method() + " " + route.path() + " of a "
                                        + (id.equals(alice.id()) ? "user" : "wallet"),
                                () -> isRefused(route, id))));
    }

    /** Every user may know a festival's id, but under it gets only what is their own. */
    @TestFactory
    Stream<DynamicTest> showUnderAFestivalOnlyTheCallersOwn() {
        return routes().filter(route -> route.access() == Access.USER)
                .map(route -> DynamicTest.dynamicTest(route.method() + " " + route.path(), () -> {
                    var before = alices();
                    var answer = call(route, festival);
                    assertThat(answer.status()).as(answer.body()).isIn(200, 201, 404);
                    assertThat(answer.body())
                            .doesNotContain(
                                    wallet.toString(),
                                    mainWallet.toString(),
                                    alice.id().toString());
                    assertThat(alices()).isEqualTo(before);
                }));
    }

    private static Stream<Route> routes() {
        return RouteTable.kept("wallet-service").routes().stream()
                .filter(route -> route.path().contains("{"));
    }

    private void isRefused(Route route, UUID id) {
        var before = alices();
        var answer = call(route, id);
        if (route.access() == Access.USER) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(404);
            assertThat(answer.json().has("httpStatus") ? answer.text("/httpStatus") : answer.errorCode())
                    .isEqualTo("NOT_FOUND");
            assertThat(as(mallory.token()).get("/api/v1/me/wallets").data().size())
                    .isZero();
        } else {
            Refusal.of(route, CallerKind.USER).verify(answer.status(), answer.body());
        }
        assertThat(alices()).isEqualTo(before);
    }

    private Answer call(Route route, UUID id) {
        var body = route.method().equals("GET") ? null : "{}";
        var path = route.somePath().replaceFirst(ID, id.toString())
                + (route.path().startsWith("/api/v1/wallet/") ? "?reason=mine" : "");
        return as(mallory.token()).call(HttpMethod.valueOf(route.method()), path, body);
    }

    /** Alice's state: her profile, the festival, and her wallets with their status and balance. */
    private String alices() {
        return as(alice.token()).get("/account/me").body()
                + as(admin).get("/api/v1/festivals/" + festival).body()
                + as(staff).get("/api/v1/wallets/" + wallet).body()
                + as(alice.token()).get("/api/v1/me/wallets").body()
                + as(alice.token()).get(MAIN_WALLET).data();
    }
}
