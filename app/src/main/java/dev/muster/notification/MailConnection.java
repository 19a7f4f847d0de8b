package dev.muster.notification;

import dev.muster.notification.rules.Outcome;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** One connection to the mail server, for the mails of a round. Every try ends as one {@link Outcome}; nothing is thrown. */
final class MailConnection implements AutoCloseable {
    private static final int FOR_GOOD = 500;

    private final Session session;
    private final MailUrl url;
    private final Transport transport;

    MailConnection(Session session, MailUrl url) {
        this.session = session;
        this.url = url;
        this.transport = new Transport(session, url.secure());
    }

    /** Knows whether the mail had been handed over whole when something went wrong. */
    private static final class Transport extends SMTPTransport {
        private boolean handedOver;

        Transport(Session session, boolean secure) {
            super(
                    session,
                    new URLName(secure ? "smtps" : "smtp", null, -1, null, null, null),
                    secure ? "smtps" : "smtp",
                    secure);
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            handedOver = true;
            super.finishData();
        }

        @Override
        protected void finishBdat() throws IOException, MessagingException {
            handedOver = true;
            super.finishBdat();
        }
    }

    Outcome send(MailStore.Claimed mail, InternetAddress from, Date at) {
        InternetAddress to;
        Message message;
        try {
            to = address(mail);
        } catch (AddressException e) {
            return new Outcome.Refused("“" + mail.address() + "” is not an e-mail address.");
        }
        try {
            message = message(mail, from, to, at);
        } catch (MessagingException e) {
            return new Outcome.Refused("It can't be written: " + first(e));
        }
        Outcome connected = connect();
        return connected instanceof Outcome.Accepted ? deliver(message, to) : connected;
    }

    private Outcome connect() {
        try {
            if (!transport.isConnected()) {
                transport.connect(url.host(), url.port(), url.user(), url.password());
            }
            return new Outcome.Accepted();
        } catch (AuthenticationFailedException e) {
            return new Outcome.Later("The mail server does not take the user and password: " + first(e), true);
        } catch (MessagingException e) {
            return new Outcome.Later("The mail server can't be reached: " + first(e), true);
        }
    }

    private Outcome deliver(Message message, InternetAddress to) {
        transport.handedOver = false;
        try {
            transport.sendMessage(message, new InternetAddress[] {to});
            return new Outcome.Accepted();
        } catch (MessagingException e) {
            return judge(e);
        }
    }

    private Outcome judge(MessagingException e) {
        int code = code(e);
        boolean gone = code <= 0 || code == 421;
        if (transport.handedOver && code <= 0) {
            close();
            return new Outcome.Unknown("The connection was lost after the whole message had been handed over.");
        }
        if (gone) {
            close();
            return new Outcome.Later("The connection was lost: " + first(e), true);
        }
        return code >= FOR_GOOD
                ? new Outcome.Refused("The mail server refused it: " + answer(e))
                : new Outcome.Later("The mail server put it off: " + answer(e), false);
    }

    /** The server's answer in numbers; 0 or less: there was none. */
    private static int code(Throwable e) {
        for (Throwable t = e; t != null; t = t instanceof MessagingException m ? m.getNextException() : null) {
            int code =
                    switch (t) {
                        case SMTPAddressFailedException a -> a.getReturnCode();
                        case SMTPSenderFailedException s -> s.getReturnCode();
                        case SMTPSendFailedException s -> s.getReturnCode();
                        default -> 0;
                    };
            if (code > 0) {
                return code;
            }
        }
        return 0;
    }

    private static String answer(MessagingException e) {
        MessagingException last = e;
        while (last.getNextException() instanceof MessagingException next) {
            last = next;
        }
        return first(last);
    }

    private static String first(Throwable e) {
        String all =
                String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " ").strip();
        return all.length() > 300 ? all.substring(0, 300) + "…" : all;
    }

    private static InternetAddress address(MailStore.Claimed mail) throws AddressException {
        InternetAddress to = new InternetAddress(mail.address(), true);
        try {
            to.setPersonal(mail.name(), "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return to;
    }

    private Message message(MailStore.Claimed mail, InternetAddress from, InternetAddress to, Date at)
            throws MessagingException {
        MimeMessage m = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + mail.messageId() + ">");
            }
        };
        m.setFrom(from);
        m.setRecipient(Message.RecipientType.TO, to);
        m.setSubject(mail.content().subject(), "UTF-8");
        m.setSentDate(at);
        m.setHeader("Auto-Submitted", "auto-generated");
        m.setHeader("X-Auto-Response-Suppress", "All");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.content().text(), "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(mail.content().html(), "UTF-8", "html");
        m.setContent(new MimeMultipart("alternative", text, html));
        m.saveChanges();
        return m;
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // it is closed then
        }
    }
}
