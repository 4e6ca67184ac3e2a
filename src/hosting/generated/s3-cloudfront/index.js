// Kept by hand. A CloudFront function for viewer requests: the page of a folder.
function handler(event) {
  var request = event.request;
  // One slash at the start, so that the address is never read as another host.
  var path = request.uri.replace(/^\/+/, '/');
  if (path.endsWith('/')) {
    request.uri = path + 'index.html';
    return request;
  }
  if (path.split('/').pop().includes('.')) return request;
  var query = Object.keys(request.querystring).map(function (name) {
    return name + '=' + request.querystring[name].value;
  });
  var location = path + '/' + (query.length ? '?' + query.join('&') : '');
  return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: location } } };
}
