"""The world outside: SMTP, file storage, the certificate press. Each meets a port of the domain."""
