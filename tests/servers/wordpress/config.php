<?php
/* Where this WordPress keeps its things: everything by the environment, so that one file serves every test. */
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'wordpress' );
define( 'DB_PASSWORD', 'wordpress' );
define( 'DB_HOST', 'localhost:' . getenv( 'WP_DB_SOCKET' ) );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'WP_CONTENT_DIR', ABSPATH . 'wp-content' );
/* At whatever address it is asked, so that faults can be put in front of it. */
define( 'WP_HOME', 'http://' . $_SERVER['HTTP_HOST'] );
define( 'WP_SITEURL', WP_HOME );
/* Application passwords without https are for machines that nobody else reaches. */
define( 'WP_ENVIRONMENT_TYPE', getenv( 'WP_TYPE' ) ?: 'local' );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
foreach ( array( 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ) as $name ) {
	define( $name . '_KEY', 'a' );
	define( $name . '_SALT', 'b' );
}
$table_prefix = 'wp_';
require_once ABSPATH . 'wp-settings.php';
