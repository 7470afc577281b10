package org.walletsuite.payment.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.client.RestClient;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.festival.Festival.QrKey;
import org.walletsuite.platform.festival.QrCode;
import org.walletsuite.platform.festival.StatusHistory;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.LedgerCommand.Post;
import org.walletsuite.platform.ledger.Leg;
import org.walletsuite.platform.ledger.NewAccount;
import org.walletsuite.platform.ledger.PostingResult.Posted;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.money.Asset;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.ServiceTest;
import org.walletsuite.platform.testing.TestIssuer;
import org.walletsuite.platform.testing.UnreliableLedger;
import org.walletsuite.platform.web.IdempotencyKey;

/** A new festival for every test, with an admin, staff, and a guest who has a wallet. */
@ServiceTest
@Import(Surroundings.class)
@TestPropertySource(
        properties = {
            "suite.ledger-client.deadline=3s",
            "suite.workflow.poll=1h",
            "payment.offline.settle-within=" + FestivalTest.SETTLE_SECONDS + "s"
        })
public abstract class FestivalTest {

    static final int SETTLE_SECONDS = 3;

    /** How long a batch of offline payments may take. */
    protected static final Duration SETTLE_WITHIN = Duration.ofSeconds(SETTLE_SECONDS);

    @Autowired
    protected Watch watch;

    @Autowired
    protected LedgerModel books;

    @Autowired
    protected UnreliableLedger ledger;

    @Autowired
    protected FestivalGround ground;

    /** Java's own client, because Apache's repeats what was answered with 503. */
    private final RestClient client = RestClient.builder()
            .requestFactory(new JdkClientHttpRequestFactory())
            .build();

    @LocalServerPort
    private int port;

    protected Festival festival;
    protected final UUID staffId = Ids.next();
    protected final UUID guestId = Ids.next();
    protected UUID wallet;
    protected final String admin = TestIssuer.shared().token(Ids.next(), Role.ADMIN);
    protected final String staff = TestIssuer.shared().token(staffId, Role.STAFF);
    protected final String guest = TestIssuer.shared().token(guestId, Role.USER);

    @BeforeEach
    void openGates() {
        watch.setRight();
        ledger.recover();
        ground.comeBack();
        festival = newFestival();
        wallet = newWallet(guestId, festival);
    }

    protected Festival newFestival() {
        var id = Ids.next();
        var asset = new Asset(Festival.assetCode(id), 2, "Jetons");
        books.putAsset(asset.code(), asset);
        var opened = new Festival(
                id,
                "Sauti",
                ZoneId.of("Africa/Dar_es_Salaam"),
                asset,
                account(id, "cash-in", asset, null),
                account(id, "card-in", asset, null),
                List.of(newKey()),
                new StatusHistory<>(Festival.Status.ACTIVE, List.of()));
        ground.put(opened);
        return opened;
    }

    protected static QrKey newKey() {
        var id = Ids.next().toString();
        return new QrKey(id, Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8)));
    }

    /** The festival with other QR keys, as wallet-service knows it from now on. */
    protected void rotate(QrKey... keys) {
        change(festival.timezone(), List.of(keys), festival.statuses());
    }

    /** The festival with another status, since now. */
    protected void become(Festival.Status status) {
        var changes = new ArrayList<>(festival.statuses().changes());
        changes.add(new StatusHistory.Change<>(status, watch.instant()));
        festival = change(festival.timezone(), festival.qrKeys(), new StatusHistory<>(Festival.Status.ACTIVE, changes));
    }

    /** The festival in another place. */
    protected void moveTo(ZoneId zone) {
        change(zone, festival.qrKeys(), festival.statuses());
    }

    private Festival change(ZoneId zone, List<QrKey> keys, StatusHistory<Festival.Status> statuses) {
        var changed = new Festival(
                festival.id(),
                festival.name(),
                zone,
                festival.asset(),
                festival.cashInAccount(),
                festival.cardInAccount(),
                keys,
                statuses);
        ground.put(changed);
        return changed;
    }

    protected UUID newWallet(UUID owner, Festival at) {
        var id = ground.giveWallet(owner, at.id());
        books.open(
                id, new NewAccount(owner, 1L, "festival", "wallet", at.asset().code(), 0L));
        return id;
    }

    /** A wallet that is no festival's. */
    protected UUID newMainWallet(UUID owner) {
        var shillings = books.putAsset("TZS", new Asset("TZS", 2, "TZS"));
        var id = Ids.next();
        books.open(id, new NewAccount(owner, 1L, "main", "wallet", shillings.code(), 0L));
        return id;
    }

    private UUID account(UUID owner, String purpose, Asset asset, @Nullable Long floor) {
        var id = Ids.next();
        books.open(id, new NewAccount(owner, null, "festival", purpose, asset.code(), floor));
        return id;
    }

    /** Puts money on a wallet of this festival, past the service. */
    protected void fund(UUID account, long amount) {
        fund(account, amount, festival);
    }

    protected void fund(UUID account, long amount, Festival at) {
        var legs = List.of(new Leg(account, amount, "wallet"), new Leg(at.cashInAccount(), -amount, "cash-in"));
        var result = books.decide(new Post("test:" + Ids.next(), "CASH_IN", legs, null, Map.of()));
        assertThat(result).isInstanceOf(Posted.class);
    }

    protected void set(UUID account, AccountStatus status) {
        assertThat(books.changeStatus(account, new StatusChange.Request(status, "wallet")))
                .isInstanceOf(StatusChange.Changed.class);
    }

    protected long balance(UUID account) {
        return books.account(account).map(Account::balance).orElseThrow();
    }

    protected UUID newStand() {
        return newStand(festival);
    }

    protected UUID newStand(Festival at) {
        var answer = post("/api/v1/festivals/" + at.id() + "/stands", admin, """
                {"name":"Main Stage Bar","category":"BAR"}""");
        assertThat(answer.status()).isEqualTo(201);
        return answer.id();
    }

    protected String qr(Duration validity) {
        return QrCode.sign(wallet, guestId, festival.id(), festival.qrKeys().getFirst(), watch.instant(), validity);
    }

    protected Answer get(String path, @Nullable String token) {
        return call(HttpMethod.GET, path, token, null, null);
    }

    protected Answer post(String path, @Nullable String token, @Nullable String body) {
        return call(HttpMethod.POST, path, token, body, null);
    }

    protected Answer post(String path, @Nullable String token, String body, String key) {
        return call(HttpMethod.POST, path, token, body, key);
    }

    /** Posts on behalf of staff who accept something else than they will get. */
    protected Answer postAccepting(MediaType accepted, String path, String body) {
        return answer(client.post()
                .uri("http://127.0.0.1:" + port + path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + staff)
                .accept(accepted)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body));
    }

    protected Answer patch(String path, @Nullable String token, String body) {
        return call(HttpMethod.PATCH, path, token, body, null);
    }

    protected static void assertReplayed(Answer again, Answer first) {
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.isReplayed()).isTrue();
    }

    /** All calls leave at the same moment. */
    protected static List<Answer> atOnce(int times, IntFunction<Answer> call) {
        var start = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, times)
                    .mapToObj(number -> people.submit(() -> {
                        start.await();
                        return call.apply(number);
                    }))
                    .toList();
            start.countDown();
            return calls.stream().map(FestivalTest::outcome).toList();
        }
    }

    private static Answer outcome(Future<Answer> call) {
        try {
            return call.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer call(
            HttpMethod method, String path, @Nullable String token, @Nullable String body, @Nullable String key) {
        var request = client.method(method).uri(URI.create("http://127.0.0.1:" + port + path));
        if (token != null) {
            request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        if (key != null) {
            request.header(IdempotencyKey.HEADER, key);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return answer(request);
    }

    private static Answer answer(RestClient.RequestHeadersSpec<?> request) {
        return request.exchange((_, response) -> new Answer(
                response.getStatusCode().value(),
                response.getHeaders(),
                new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8)));
    }
}
