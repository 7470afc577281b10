package org.walletsuite.payment.funding;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.walletsuite.payment.testing.PaymentServiceFixture;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.mainwallet.MainWalletAccounts;
import org.walletsuite.platform.testing.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A user with a main wallet, and a funding provider outside. Who asks over HTTP has the sandbox. */
public abstract class FundingFixture extends PaymentServiceFixture {

    protected static final String TOP_UP = "/api/v1/wallet/topup";
    protected static final String TRANSACTIONS = "/api/v1/wallet/transactions";

    @Autowired
    private MainWallets wallets;

    @Autowired
    private TopUpRows rows;

    @Autowired
    private SandboxTopUps sandbox;

    @Autowired
    private TopUpWorkflow workflow;

    @Autowired
    private Idempotency idempotency;

    @Autowired
    private FundingSettings settings;

    protected UUID mainWallet;

    private WalletTopUps atProvider;

    @BeforeEach
    void chooseProvider() {
        mainWallet = wallets.idOf(guestId);
        atProvider = new WalletTopUps(
                wallets,
                rows,
                sandbox,
                workflow,
                idempotency,
                new FundingSettings(
                        FundingProvider.CALLBACK,
                        settings.callbackSecret(),
                        settings.expireAfter(),
                        settings.mostPending()),
                clock);
    }

    /** A top-up that waits for its provider. */
    protected UUID pending(long amount) {
        var answer = atProvider(null, amount);
        return UUID.fromString(body(answer).at("/data/transactionId").asString());
    }

    ResponseEntity<?> atProvider(@Nullable String key, long amount) {
        return atProvider.topUp(guestId, SandboxTopUps.key(guestId, key), new NewTopUp.Checked(amount, null));
    }

    static JsonNode body(ResponseEntity<?> answer) {
        return JsonMapper.shared().readTree(text(answer));
    }

    static String text(ResponseEntity<?> answer) {
        return JsonMapper.shared().writeValueAsString(answer.getBody());
    }

    /** A top-up whose provider has said that the money came. */
    protected UUID credited(long amount) {
        var id = pending(amount);
        report(id, "CONFIRMED");
        return id;
    }

    protected Answer report(UUID topUp, String status) {
        return report(topUp, status, clock.instant());
    }

    protected Answer report(UUID topUp, String status, Instant occurredAt) {
        return report(Ids.next().toString(), topUp, status, occurredAt);
    }

    Answer report(String event, UUID topUp, String status, Instant occurredAt) {
        return send(said(event, topUp, status, occurredAt));
    }

    static String said(String event, UUID topUp, String status, Instant occurredAt) {
        return "{\"transactionId\":\"%s\",\"status\":\"%s\",\"eventId\":\"%s\",\"occurredAt\":\"%s\"}"
                .formatted(topUp, status, event, occurredAt);
    }

    /** Signed as its provider does. */
    Answer send(String body) {
        var now = seconds(clock.instant());
        return send(body, now, signature(settings.callbackSecret(), now, body));
    }

    Answer send(String body, @Nullable String timestamp, @Nullable String signature) {
        var request = asNobody()
                .request(HttpMethod.POST, TOP_UP + "/callbacks/mpesa")
                .contentType(MediaType.APPLICATION_JSON);
        if (timestamp != null) {
            request.header("X-Timestamp", timestamp);
        }
        if (signature != null) {
            request.header("X-Signature", signature);
        }
        return answer(request.body(body.getBytes(StandardCharsets.UTF_8)));
    }

    String secret() {
        return settings.callbackSecret();
    }

    static String seconds(Instant time) {
        return Long.toString(time.getEpochSecond());
    }

    static String signature(String secret, String timestamp, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What request and worker do alike. */
    void attempt(UUID topUp) {
        workflow.attempt(topUp);
    }

    /** Has the worker come to what nobody is at any more. */
    protected void work() {
        finishUnfinished("wallet-top-up");
    }

    protected Answer topUp(String amount) {
        return as(guest).post(TOP_UP, "{\"amount\":" + amount + "}");
    }

    protected Answer history(String query) {
        return as(guest).get(TRANSACTIONS + query);
    }

    protected String status(UUID topUp) {
        return db.sql("select status from top_up where id = ?")
                .param(topUp)
                .query(String.class)
                .single();
    }

    protected void become(AccountStatus status) {
        set(mainWallet, status);
    }

    protected long funding() {
        return books.account(MainWalletAccounts.operatorAccountId(MainWalletAccounts.FUNDING))
                .map(account -> account.balance())
                .orElse(0L);
    }
}
