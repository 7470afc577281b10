package org.walletsuite.voucher.testing;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.walletsuite.platform.event.OrderEvent;
import org.walletsuite.platform.giftcard.GiftCardAccounts;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.ledger.StatusChange;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.platform.testing.LedgerModel;
import org.walletsuite.platform.testing.MultipartForm;
import org.walletsuite.platform.testing.PublishedEvent;
import org.walletsuite.platform.testing.ServiceScenario;
import org.walletsuite.platform.testing.TestAccounts;
import org.walletsuite.platform.testing.TestClient;
import org.walletsuite.platform.testing.TestImages;
import org.walletsuite.platform.testing.UnreliableLedger;
import org.walletsuite.platform.testing.UserDirectoryModel;
import org.walletsuite.platform.user.User;

/** A user with a card to sell, and an admin, both new for every test. */
@VoucherSurroundings
public abstract class GiftCardFixture extends ServiceScenario {

    protected static final byte[] PNG = TestImages.image("png", 30, 20);

    private static final AtomicLong NAMES = new AtomicLong();

    @Autowired
    protected LedgerModel books;

    @Autowired
    protected UnreliableLedger ledger;

    @Autowired
    protected TestAccounts accounts;

    @Autowired
    protected UserDirectoryModel users;

    protected final UUID adminId = Ids.next();
    protected User user;
    protected TestClient seller;
    protected TestClient admin;
    protected long card;

    @BeforeEach
    void openShop() {
        user = users.add();
        seller = asUser(user.id());
        admin = as(adminId, Role.ADMIN);
        card = card("Both", "0.5");
    }

    /** A name that nothing else has. */
    protected static String name() {
        return "Name " + NAMES.incrementAndGet();
    }

    /** A new card of a new store. */
    protected long card(String type, String rate) {
        return card(admin, type, rate);
    }

    public static long card(TestClient admin, String type, String rate) {
        return admin.post(
                        "/admin/create-gift-card/",
                        "{\"store\": %s, \"name\": \"%s\", \"type\": \"%s\", \"rate\": \"%s\"}"
                                .formatted(store(admin), name(), type, rate))
                .expect(201)
                .at("/id")
                .asLong();
    }

    protected long store() {
        return store(admin);
    }

    private static long store(TestClient admin) {
        return admin.post("/admin/create-gift-store/", "{\"name\": \"" + name() + "\"}")
                .expect(201)
                .at("/id")
                .asLong();
    }

    protected static Answer order(TestClient client, MultipartForm form) {
        return client.postForm("/order/create/", form);
    }

    /** The number of a new order of an e-code. */
    protected long ordered(String amount) {
        return number(order(seller, OrderForm.eCode(card, amount, "PIN-1234")).expect(201));
    }

    protected static long number(Answer order) {
        return order.at("/id").asLong();
    }

    protected static Answer become(TestClient admin, long order, String status) {
        return admin.patch("/admin/update-order-status/" + order + "/", "{\"status\": \"" + status + "\"}");
    }

    protected String status(long order) {
        return admin.get("/admin/orders/" + order).expect(200).text("/status");
    }

    /** In cents; zero where there is no account yet. */
    protected long pending() {
        return balance(GiftCardAccounts.PENDING);
    }

    protected long withdrawable() {
        return balance(GiftCardAccounts.WITHDRAWABLE);
    }

    private long balance(String purpose) {
        return books.account(GiftCardAccounts.id(user.id(), purpose))
                .map(Account::balance)
                .orElse(0L);
    }

    /** Of this user's account. */
    protected void set(String purpose, AccountStatus status) {
        books.changeStatus(GiftCardAccounts.id(user.id(), purpose), new StatusChange.Request(status, purpose));
    }

    /** What is kept of this user's orders, shown or not. */
    protected long orders() {
        return count("gift_card_order", "user_id = ?", user.id());
    }

    protected UUID id(long order) {
        return db.sql("select id from gift_card_order where number = ?")
                .param(order)
                .query(UUID.class)
                .single();
    }

    protected List<String> published(long order) {
        return published(OrderEvent.TOPIC, id(order)).stream()
                .map(PublishedEvent::type)
                .toList();
    }

    /** What the worker does once the lease of what was left is over. */
    protected void finishLater() {
        finishUnfinished("gift-card-order");
    }
}
