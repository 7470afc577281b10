package org.walletsuite.runner.trial;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.walletsuite.runner.SampleAccounts;

/** A festival with a bar, and the people who act there. */
public final class Fairground {

    public final Api anonymous;
    public final Api admin;
    public final Api staff;
    public final String festival;
    public final String bar;

    public Fairground(URI gateway) {
        anonymous = new Api(gateway, null);
        admin = logIn("admin@example.com");
        staff = logIn("staff@example.com");
        festival = admin.post("/api/v1/festivals", """
                        {"name": "Summer Sounds", "startDate": "2026-07-01", "endDate": "2026-07-03"}""").data(201).get("id").asString();
        bar = stand("Main Stage Bar");
    }

    /** The id of a new stand. */
    public String stand(String name) {
        return admin.post(
                        "/api/v1/festivals/" + festival + "/stands",
                        "{\"name\": \"%s\", \"category\": \"BAR\"}".formatted(name))
                .data(201)
                .get("id")
                .asString();
    }

    /** Somebody new, signed up and logged in. */
    public Api newcomer() {
        var email = "guest-" + UUID.randomUUID() + "@example.com";
        var signedUp = anonymous.post(
                "/account/signup/",
                "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, SampleAccounts.PASSWORD));
        if (signedUp.status() != 201) {
            throw new IllegalStateException("Sign-up failed: " + signedUp);
        }
        return logIn(email);
    }

    /** The id of a newcomer's wallet with this balance in cents; a balance of zero is not topped up. */
    public String walletOf(Api guest, long balance) {
        var wallet =
                guest.get("/api/v1/me/wallets/" + festival).data(200).get("id").asString();
        if (balance > 0) {
            staff.post(
                            "/api/v1/wallets/" + wallet + "/topup",
                            "{\"amount\": %s, \"paymentMethod\": \"cash\"}".formatted(balance))
                    .data(200);
        }
        return wallet;
    }

    public String payment(String wallet, long amount) {
        return payment(wallet, amount, bar);
    }

    public String payment(String wallet, long amount, String stand) {
        return "{\"walletId\": \"%s\", \"amount\": %s, \"standId\": \"%s\"}".formatted(wallet, amount, stand);
    }

    /** What a guest's wallet lists, newest first: type, amount in cents and status of each. */
    public List<String> transactions(Api guest) {
        return guest.get("/api/v1/me/wallets/" + festival + "/transactions")
                .data(200)
                .valueStream()
                .map(line -> line.get("type").asString() + " "
                        + line.get("amount").asLong() + " " + line.get("status").asString())
                .toList();
    }

    public Api logIn(String email) {
        var answer = anonymous.post(
                "/account/login/",
                "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, SampleAccounts.PASSWORD));
        if (answer.status() != 200) {
            throw new IllegalStateException("Log-in failed: " + answer);
        }
        return anonymous.as(answer.json().get("access_token").asString());
    }
}
