package org.walletsuite.wallet.device;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What kind of device a {@code User-Agent} names, such as {@code Chrome on Windows}. Every name comes from these lists
 * and none from the header, which is anybody's text. A parser with all the browsers of the world takes a second to
 * load, and milliseconds for a hostile header.
 */
public final class DeviceFamily {

    private static final String UNKNOWN = "Unknown device";
    private static final String APP = "App";
    private static final String PROGRAM = "Program";

    /** Longer than browsers send. */
    private static final int LONGEST_READ = 512;

    /** Most browsers name others too, for compatibility, so that the first of these counts. */
    private static final List<Mark> BROWSERS = List.of(
            new Mark("Edg/", "Edge"),
            new Mark("EdgA/", "Edge"),
            new Mark("EdgiOS/", "Edge"),
            new Mark("Edge/", "Edge"),
            new Mark("OPR/", "Opera"),
            new Mark("OPT/", "Opera"),
            new Mark("OPiOS/", "Opera"),
            new Mark("Opera", "Opera"),
            new Mark("SamsungBrowser/", "Samsung Internet"),
            new Mark("YaBrowser/", "Yandex Browser"),
            new Mark("UCBrowser/", "UC Browser"),
            new Mark("MiuiBrowser/", "Mi Browser"),
            new Mark("HuaweiBrowser/", "Huawei Browser"),
            new Mark("Vivaldi/", "Vivaldi"),
            new Mark("DuckDuckGo/", "DuckDuckGo"),
            new Mark("Ddg/", "DuckDuckGo"),
            new Mark("FxiOS/", "Firefox"),
            new Mark("Firefox/", "Firefox"),
            new Mark("CriOS/", "Chrome"),
            new Mark("Chrome/", "Chrome"),
            new Mark("Chromium/", "Chrome"),
            new Mark("MSIE ", "Internet Explorer"),
            new Mark("Trident/", "Internet Explorer"),
            new Mark("Safari/", "Safari"),
            new Mark("AppleWebKit/", APP),
            new Mark("CFNetwork/", APP),
            new Mark("okhttp/", APP),
            new Mark("Dalvik/", APP),
            new Mark("Dart/", APP),
            new Mark("PostmanRuntime/", "Postman"),
            new Mark("curl/", "curl"),
            new Mark("Wget/", PROGRAM),
            new Mark("python", PROGRAM),
            new Mark("Python", PROGRAM),
            new Mark("Java", PROGRAM),
            new Mark("HttpClient", PROGRAM),
            new Mark("Go-http-client/", PROGRAM),
            new Mark("axios/", PROGRAM),
            new Mark("node", PROGRAM));

    /** An iPhone claims to be like a Mac, and an Android phone runs Linux. */
    private static final List<Mark> SYSTEMS = List.of(
            new Mark("Windows Phone", "Windows Phone"),
            new Mark("Windows", "Windows"),
            new Mark("iPhone", "iOS"),
            new Mark("iPad", "iOS"),
            new Mark("iPod", "iOS"),
            new Mark("iOS", "iOS"),
            new Mark("KAIOS", "KaiOS"),
            new Mark("HarmonyOS", "HarmonyOS"),
            new Mark("Android", "Android"),
            new Mark("CrOS", "ChromeOS"),
            new Mark("Macintosh", "macOS"),
            new Mark("Mac OS", "macOS"),
            new Mark("macOS", "macOS"),
            new Mark("Darwin/", "an Apple device"),
            new Mark("Linux", "Linux"),
            new Mark("X11", "Linux"));

    private DeviceFamily() {}

    /** A part of a header, and what it stands for. */
    private record Mark(String text, String name) {}

    /** One of a few hundred names; {@code Unknown device} where the header is absent or says nothing known. */
    public static String of(@Nullable String userAgent) {
        if (userAgent == null) {
            return UNKNOWN;
        }
        var read = userAgent.substring(0, Math.min(userAgent.length(), LONGEST_READ));
        var browser = first(BROWSERS, read);
        var system = first(SYSTEMS, read);
        if (system == null) {
            return browser == null ? UNKNOWN : browser;
        }
        return (browser == null ? APP : browser) + " on " + system;
    }

    private static @Nullable String first(List<Mark> marks, String userAgent) {
        for (var mark : marks) {
            if (userAgent.contains(mark.text())) {
                return mark.name();
            }
        }
        return null;
    }
}
