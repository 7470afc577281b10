package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.walletsuite.runner.SampleAccounts;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.MultipartForm;

/** The console's users: how they are found, braked and given roles, and that no name of theirs becomes code. */
class ConsoleUserIT extends BrowserTest {

    private static final String ADMIN = "admin@example.com";

    private final FestivalFixture festival = new FestivalFixture(gateway());

    @ParameterizedTest
    @EnumSource(Device.class)
    void anAdminFindsAUserByEMailAndFreezesTheWallet(Device device) {
        var user = festival.newcomer();
        var me = user.get("/account/me/").json();
        var wallet =
                user.get("/api/v1/wallet/my-wallet").data(200).get("walletId").asString();
        var console = visit(device).open("/app/console/users").logIn(ADMIN);

        console.page().locator("#q").fill(me.get("email").asString());
        console.page().keyboard().press("Enter");
        var link = console.page().locator("table a");
        assertThat(link).hasCount(1);
        console.checkScreen();
        link.click();
        console.sees("Main wallet").checkScreen().button("Freeze").click();
        console.field("Reason").fill("Reported as stolen");
        console.checkScreen().dialog().getByText("Freeze", exactly()).last().click();

        console.sees("Done");
        assertThat(console.button("Unfreeze")).hasCount(0);
        assertThat(isActive(user, wallet)).isFalse();
        var above = visit(device)
                .open("/app/console/users/" + me.get("user_id").asString())
                .logIn(SampleAccounts.SUPER_ADMIN);
        above.button("Unfreeze").click();
        above.dialog().getByText("Unfreeze", exactly()).last().click();
        above.sees("Done");
        assertThat(isActive(user, wallet)).isTrue();
    }

    private static boolean isActive(GatewayClient user, String wallet) {
        return user.get("/api/v1/wallet/" + wallet).data(200).get("isActive").asBoolean();
    }

    @Test
    void aSuperAdminGivesARoleAndAnAdminNoneAboveTheOwn() {
        var user = festival.newcomer();
        var me = user.get("/account/me/").json();
        var id = me.get("user_id").asString();
        var console = visit(Device.DESKTOP).open("/app/console/users/" + id).logIn(SampleAccounts.SUPER_ADMIN);

        console.button("Change the role").click();
        console.dialog().getByLabel("Role").selectOption("STAFF");
        console.dialog().getByText("Save", exactly()).click();
        console.sees("Done");

        var admin = visit(Device.DESKTOP).open("/app/console/users/" + id).logIn(ADMIN);
        admin.button("Change the role").click();
        assertThat(admin.dialog().locator("option")).hasText(new String[] {"User", "Staff", "Admin"});
        assertThat(user.logIn(me.get("email").asString())
                        .get("/account/me/")
                        .json()
                        .get("roles")
                        .toString())
                .contains("STAFF");
    }

    @Test
    void filtersAreInTheAddressAndSurviveAReload() {
        var console = visit(Device.DESKTOP).open("/app/console/users").logIn(ADMIN);

        console.field("Role").selectOption("SUPER_ADMIN");
        assertThat(console.page()).hasURL(gateway() + "/app/console/users?role=SUPER_ADMIN");

        console.reopen("/app/console/users?role=SUPER_ADMIN", ADMIN);
        assertThat(console.page().locator("table a")).hasCount(1);
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void oneBoxFindsUsersAndFestivals(Device device) {
        var user = festival.newcomer();
        var email = user.get("/account/me/").json().get("email").asString();
        var console = visit(device).open("/app/console/search").logIn(ADMIN);

        console.page().locator("#q").fill(email);
        console.page().keyboard().press("Enter");
        assertThat(console.link(email)).isVisible();
        console.checkScreen().page().locator("#q").fill(festival.festival);
        console.page().keyboard().press("Enter");
        console.link("Summer Sounds").click();

        assertThat(console.page().locator("h1")).containsText("Summer Sounds");
    }

    @Test
    void oneBoxFindsAMainWalletAndAnOrderWithoutHavingShownItsCode() {
        var user = festival.newcomer();
        var wallet =
                user.get("/api/v1/wallet/my-wallet").data(200).get("walletId").asString();
        var order = user.postForm("/order/create/", MultipartForm.eCode(festival.giftCard("1"), "10.00", "E-CODE-1234"))
                .json()
                .get("id");
        var console =
                visit(Device.DESKTOP).open("/app/console/search?q=" + order).logIn(ADMIN);

        assertThat(console.link("Order %s · US$10.00".formatted(order))).isVisible();
        assertThat(as(ADMIN).get("/admin/orders/" + order + "/").json().get("views"))
                .as("looks, this one included")
                .hasSize(1);
        console.page().locator("#q").fill(wallet);
        console.page().keyboard().press("Enter");
        console.page()
                .locator("section.card")
                .filter(new Locator.FilterOptions().setHasText("Main wallet"))
                .locator("a")
                .click();
        assertThat(console.page().locator("h1")).containsText(WalletFixture.emailOf(user));
    }

    @Test
    void noTextOfAUserBecomesCode() {
        var names = new String[] {
            "<img src=x onerror=document.title='hacked'>",
            "\"><script>document.title='hacked'</script>",
            "{{constructor.constructor('document.title=1')()}}",
            "${document.title='hacked'}",
            "<svg/onload=document.title='hacked'>"
        };
        var console = visit(Device.DESKTOP).open("/app/console/users").logIn(ADMIN);

        for (var name : names) {
            var email = named(name);
            console.page().locator("#q").fill(email);
            console.page().keyboard().press("Enter");
            assertThat(console.page().locator("table a")).hasCount(1);
            assertThat(console.page().locator("table a")).hasText(name);
            console.page().locator("table a").click();
            assertThat(console.page().locator("h1")).containsText(name);
            console.page().goBack();
        }

        assertThat(console.page().title()).doesNotContain("hacked");
        assertThat(console.page().locator("main img, main script, main svg:not(.icon)"))
                .hasCount(0);
    }

    /** The e-mail of a new user with this name. */
    private static String named(String name) {
        var email = "named-" + UUID.randomUUID() + "@example.com";
        var body = "{\"email\": \"%s\", \"password\": \"%s\", \"full_name\": \"%s\"}"
                .formatted(email, SampleAccounts.PASSWORD, name.replace("\"", "\\\""));
        var answer = new GatewayClient(gateway(), null).post("/account/signup/", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return email;
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
