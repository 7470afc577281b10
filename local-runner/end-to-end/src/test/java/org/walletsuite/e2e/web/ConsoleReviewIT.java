package org.walletsuite.e2e.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.walletsuite.runner.fixture.FestivalFixture;
import org.walletsuite.runner.fixture.GatewayClient;
import org.walletsuite.runner.fixture.MultipartForm;

/** What admins decide after a look: gift cards that are sold, and proofs of identity. */
class ConsoleReviewIT extends BrowserTest {

    private static final String ADMIN = "admin@example.com";
    private static final String CODE = "E-CODE-1234-5678";

    private final FestivalFixture fixture = new FestivalFixture(gateway());

    @ParameterizedTest
    @EnumSource(Device.class)
    void aCodeIsShownOnAClickAndOnlyLegalMovesAreOffered(Device device) {
        var number = order(fixture.newcomer(), MultipartForm.eCode(fixture.giftCard("0.9"), "100.00", CODE));
        var console =
                visit(device).open("/app/console/orders?status=Processing").logIn(ADMIN);

        console.checkScreen().link(number).click();
        assertThat(console.button("Completed")).hasCount(0);
        assertThat(console.page().getByText(CODE)).hasCount(0);
        console.button("Show the code").click();
        assertThat(console.page()
                        .locator("code", new Page.LocatorOptions().setHasText("E-CODE"))
                        .first())
                .hasAttribute("title", CODE);
        console.checkScreen().button("Approved").click();
        assertThat(console.dialog()).containsText("US$100.00");
        console.checkScreen().dialog().getByText("Approved", exactly()).click();

        assertThat(console.button("Completed")).isVisible();
        assertThat(console.button("Rejected")).hasCount(0);
    }

    @Test
    void aPictureIsShownOnAClick() {
        var form = new MultipartForm()
                .text("type", "Physical")
                .text("card", Long.toString(fixture.giftCard("1")))
                .text("amount", "10.00")
                .image("image", WalletFixture.picture());
        var console = visit(Device.DESKTOP)
                .open("/app/console/orders/" + order(fixture.newcomer(), form))
                .logIn(ADMIN);

        assertThat(console.button("Show the picture")).isVisible();
        assertThat(console.page().locator("main img")).hasCount(0);
        console.button("Show the picture").click();

        var picture = console.page().locator("main img");
        assertThat(picture).isVisible();
        assertThat((int) picture.evaluate("image => image.naturalWidth")).isPositive();
        console.checkScreen();
    }

    @ParameterizedTest
    @EnumSource(Device.class)
    void aProofOfIdentityIsLookedAtAndRejectedWithAReason(Device device) {
        var user = fixture.newcomer();
        var email = user.get("/account/me/").json().get("email").asString();
        var form = new MultipartForm().text("nin", "12345678901").image("nin_image", WalletFixture.picture());
        assertThat(user.postForm("/account/credentials/level2/", form).status()).isEqualTo(201);
        var console = visit(device).open("/app/console/kyc").logIn(ADMIN);

        var card = console.page().locator("section.card").filter(new Locator.FilterOptions().setHasText(email));
        card.getByText("Show the pictures").click();
        var picture = card.locator("img");
        assertThat(picture).isVisible();
        picture.click();
        assertThat(picture).hasClass("picture zoomed");
        console.checkScreen();
        card.getByText("Reject", new Locator.GetByTextOptions().setExact(true)).click();
        console.field("Reason").fill("The picture is blurred");
        console.checkScreen().dialog().getByText("Reject", exactly()).click();

        assertThat(card).hasCount(0);
        assertThat(user.get("/account/me/").json().get("level").asString()).isEqualTo("Level 1");
    }

    private static String order(GatewayClient user, MultipartForm form) {
        var answer = user.postForm("/order/create/", form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").toString();
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
