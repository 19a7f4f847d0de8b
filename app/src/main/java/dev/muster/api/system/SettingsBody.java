package dev.muster.api.system;

import dev.muster.api.Sent;

/** The settings to change; the others stay. */
@Sent(thing = "The settings", example = """
        {"organisation": "Lopes & Sons", "dueSoonDays": 14}""")
record SettingsBody(
        String organisation,
        String defaultTimeZone,
        String defaultLanguage,
        int minimumDays,
        int dueSoonDays,
        boolean noteRequired,
        boolean approvalRequired,
        boolean messages,
        boolean dailyDigest,
        boolean standaloneCompletionsCountInModules) {}
