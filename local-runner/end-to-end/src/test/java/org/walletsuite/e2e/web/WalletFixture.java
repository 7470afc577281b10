package org.walletsuite.e2e.web;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.MultipartForm;
import org.walletsuite.runner.fixture.PartnerFixture;

/** A fixture: a new user, who is at a festival, in the wallet's pages and beside them at the API. */
final class WalletFixture {

    static final String PIN = "1234";

    final FestivalFixture festival;
    final GatewayClient user;
    final String email;

    WalletFixture(URI gateway) {
        festival = new FestivalFixture(gateway);
        user = festival.newcomer();
        email = emailOf(user);
    }

    static String emailOf(GatewayClient user) {
        return user.get("/account/me/").json().get("email").asString();
    }

    /** The user's visit of a screen. */
    Visit open(Visit visit, String path) {
        return visit.open("/app/wallet" + path).logIn(email);
    }

    String festivalPath() {
        return "/festivals/" + festival.festival;
    }

    /** The balance of the festival's wallet, in cents. */
    long tokens(GatewayClient owner) {
        return owner.get("/api/v1/me/wallets/" + festival.festival)
                .data(200)
                .get("balance")
                .asLong();
    }

    /** Gives the user a PIN, and money from a gift card. */
    void withdrawable(String dollars) {
        succeeded(user.post("/account/pin/create/", "{\"pin\": \"%s\"}".formatted(PIN)));
        var form = MultipartForm.eCode(festival.giftCard("1"), dollars, "CODE-1");
        decide(
                succeeded(user.postForm("/order/create/", form))
                        .json()
                        .get("id")
                        .asString(),
                "{\"status\": \"Approved\"}");
    }

    /** The code of a voucher in rand that a partner issued, to whoever redeems it. */
    String partnersVoucher(String rand) {
        var partner = PartnerFixture.create(festival.admin, PartnerFixture.PRODUCTION, PartnerFixture.DIRECT_PAYMENT);
        var customer = "2782" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
        return partner.client()
                .post(
                        "/api/v1/partner/vouchers/issue",
                        PartnerFixture.issue(UUID.randomUUID().toString(), rand, customer))
                .data(201)
                .get("voucher_code")
                .asString();
    }

    void decide(String order, String decision) {
        succeeded(festival.admin.patch("/admin/update-order-status/" + order + "/", decision));
    }

    /** The store whose first card has this number. */
    String nameOfStoreWith(long card) {
        for (var page = 1; ; page++) {
            var stores = user.get("/cards/gift-card-stores/?page_size=100&page=" + page)
                    .json();
            if (stores.isEmpty()) {
                throw new IllegalStateException("No store has card " + card);
            }
            for (var store : stores) {
                if (store.at("/cards/0/id").asLong() == card) {
                    return store.get("name").asString();
                }
            }
        }
    }

    static GatewayClient.Answer succeeded(GatewayClient.Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return answer;
    }

    /** A picture that is one. */
    static byte[] picture() {
        try {
            var png = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB), "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
