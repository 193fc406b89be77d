CREATE DOMAIN vector AS real[];
